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
     */
    record Crashed(OptionalInt exitCode, String logTail) implements TrialEnd {

        /** For people: how it ended. */
        public String describe() {
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
