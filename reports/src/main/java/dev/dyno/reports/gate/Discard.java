package dev.dyno.reports.gate;

/**
 * A round that gave a cell no pair.
 *
 * @param round which, from 1
 * @param arm whose trial is missing
 * @param reason a sentence naming the trial's candidate and what was wrong
 */
public record Discard(int round, Arm arm, String reason) {

    /** Who lost the round. */
    public enum Arm {
        BASELINE,
        CANDIDATE,
        BOTH
    }
}
