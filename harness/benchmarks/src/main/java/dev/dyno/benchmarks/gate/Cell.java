package dev.dyno.benchmarks.gate;

import java.util.List;

/**
 * How all rules did on one kind of noise.
 *
 * @param simulator the kind
 * @param rules in the order of the tallies
 * @param tallies per rule and shift
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cell(Simulator simulator, List<Rule> rules, Tally[][] tallies) {
    /** What a rule did at a shift in per cent, one of {@link Study#SHIFTS}. */
    Tally at(int rule, double shift) {
        return tallies[rule][Study.SHIFTS.indexOf(shift)];
    }
}
