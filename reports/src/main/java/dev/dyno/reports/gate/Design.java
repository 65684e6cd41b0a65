package dev.dyno.reports.gate;

import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.results.record.Rounds;

/**
 * How many rounds a run was to take, and so when its evidence is looked at.
 *
 * @param rounds as planned
 * @param confidence two-sided, of the one interval of a fixed number of rounds; a sequential design brings its own levels
 */
record Design(Rounds rounds, double confidence) {

    /** So many rounds of exactly the same values show that a metric does not vary; of two kinds of process, all but one run in 32 would have shown both. */
    static final int REPEATS = 6;

    /** The looks at so many values of an arm or pairs. */
    SequentialDesign at(int n) {
        return rounds.fixed()
                ? SequentialDesign.fixed(Math.max(2, n), (1 - confidence) / 2)
                : SequentialDesign.of(Math.max(2, rounds.atLeast()), rounds.atMost());
    }

    /** Whether so many are too few for any look: fixed designs have one only, and it must support an exact interval. */
    boolean tooFew(int n) {
        return rounds.fixed() ? n < SignedRank.fewest(confidence) : n < rounds.atLeast();
    }

    /** After how many equal values it is clear that a metric repeats itself. */
    int repeats(int n) {
        return rounds.fixed() ? n : Math.min(REPEATS, rounds.atMost());
    }
}
