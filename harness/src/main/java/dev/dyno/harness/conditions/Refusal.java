package dev.dyno.harness.conditions;

/**
 * Why a trial may not begin.
 *
 * @param message what is so, what is asked, and the cure
 * @param untold whether it is because the device does not tell, which time does not mend
 */
record Refusal(String message, boolean untold) {

    static Refusal because(String message) {
        return new Refusal(message, false);
    }

    /**
     * That a device does not tell what the scenario asks for.
     *
     * @param what it does not tell
     * @param key the scenario's key
     */
    static Refusal untold(String what, String key) {
        return new Refusal(
                "it does not tell " + what + "; remove conditions." + key
                        + " from the scenario to measure it all the same",
                true);
    }
}
