package dev.dyno.harness.device;

import java.time.Duration;
import java.util.OptionalInt;

/** How a trial ended on its device, as seen from here. */
public sealed interface TrialEnd {

    /** The agent wrote its result, which says itself whether the trial ran to its end. */
    record Answered() implements TrialEnd {}

    /**
     * The agent's process ended without a result.
     *
     * @param exitCode how it ended, 128 + signal for a signal; empty if that is not known
     * @param logTail the end of what it printed
     * @param diskFull whether the device's disk was full then, so that no result could be written
     */
    record Crashed(OptionalInt exitCode, String logTail, boolean diskFull) implements TrialEnd {

        /** One that had space for its result. */
        public Crashed(OptionalInt exitCode, String logTail) {
            this(exitCode, logTail, false);
        }

        /** For people: how it ended. */
        public String describe() {
            if (diskFull) {
                return "the agent could not write its result: no space is left in the device's work folder; free some there";
            }
            if (exitCode.isEmpty()) {
                return "the agent vanished without a result";
            }
            int code = exitCode.getAsInt();
            return "the agent ended without a result, "
                    + (code > 128 ? "killed by signal " + (code - 128) : "with exit code " + code);
        }
    }

    /**
     * It took too long and was killed.
     *
     * @param limit how long it was allowed to take
     * @param logTail the end of what it printed
     */
    record TimedOut(Duration limit, String logTail) implements TrialEnd {}

    /**
     * It ran but gave no sign of life and was killed.
     *
     * @param silence for how long it had given none
     * @param logTail the end of what it printed
     */
    record Silent(Duration silence, String logTail) implements TrialEnd {}
}
