package dev.dyno.reports.measurements;

import dev.dyno.reports.gate.Decision;

/** Which comparison x metric x candidate a verdict is about. */
record Cell(String comparison, String metric, String candidate) {

    static Cell of(String comparison, String metric, String candidate) {
        return new Cell(comparison, metric, candidate);
    }

    /** Nothing could be decided, not even measured. */
    CellVerdict open(String reason) {
        return exact(Decision.INCONCLUSIVE, Double.NaN, 0, reason);
    }

    /** A verdict without an interval; a FAIL needs no confirmation then. */
    CellVerdict exact(Decision verdict, double ratio, int rounds, String reason) {
        boolean certain = verdict == Decision.FAIL;
        return new CellVerdict(comparison, metric, candidate, verdict, ratio, ratio, ratio, rounds, 0, certain, reason);
    }

    /** A verdict that does not count, with the numbers that it has. */
    static CellVerdict withheld(CellVerdict verdict, String reason) {
        return new CellVerdict(
                verdict.comparison(),
                verdict.metric(),
                verdict.candidate(),
                Decision.INCONCLUSIVE,
                verdict.estimate(),
                verdict.lower(),
                verdict.upper(),
                verdict.roundsUsed(),
                verdict.looks(),
                false,
                reason);
    }
}
