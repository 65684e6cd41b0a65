package dev.dyno.reports.gate;

/**
 * One bound of the gate, held against one cell.
 *
 * @param kind which sort of bound
 * @param bound a limit's allowed worsening as a share of the baseline, or a budget in the metric's unit
 * @param decision whether it holds
 * @param measured whether there was enough evidence to decide on; an undecided check with enough evidence is a close call,
 *     one without is a gap
 * @param sentence the change or value, its interval, the bound and, if it is not decided, why
 * @param gap why there is no evidence to go by, in words that stand alone; empty where there is some, of which the sentence
 *     tells
 * @param course how the decision came about
 */
public record Check(
        Kind kind, double bound, Decision decision, boolean measured, String sentence, String gap, Course course) {

    /** The sorts of bound. */
    public enum Kind {
        /** Relative to the baseline. */
        LIMIT,
        /** Absolute. */
        BUDGET
    }
}
