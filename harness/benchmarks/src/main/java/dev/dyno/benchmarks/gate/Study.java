package dev.dyno.benchmarks.gate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Every rule on every shift of the same comparisons. What comes out depends on the seed alone, not on the number of threads.
 *
 * @param seed where all randomness comes from
 * @param comparisons how many per family and spread
 */
record Study(long seed, int comparisons) {
    /** Slow-downs in per cent; the first is none, the gate's limit is 2. */
    static final List<Double> SHIFTS = List.of(0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 30.0, -15.0);

    /**
     * Judges comparisons of one kind.
     *
     * @return a tally per rule and shift
     */
    Tally[][] run(Simulator simulator, List<Rule> rules) {
        return IntStream.range(0, comparisons)
                .parallel()
                .collect(() -> empty(rules.size()), (tallies, i) -> judge(simulator, rules, i, tallies), Study::join);
    }

    private void judge(Simulator simulator, List<Rule> rules, int number, Tally[][] tallies) {
        SplittableRandom random = random(simulator.number(), number);
        PairData data = simulator.draw(random);
        for (int rule = 0; rule < rules.size(); rule++) {
            SplittableRandom own = random.split();
            if (number % rules.get(rule).every() == 0) {
                for (int shift = 0; shift < SHIFTS.size(); shift++) {
                    tallies[rule][shift].add(rules.get(rule).judge(data, Math.log1p(SHIFTS.get(shift) / 100), own));
                }
            }
        }
    }

    /** The randomness of one comparison. */
    SplittableRandom random(long kind, long number) {
        return new SplittableRandom(
                seed * 0x9E3779B97F4A7C15L + kind * 0xC2B2AE3D27D4EB4FL + number * 0x165667B19E3779F9L);
    }

    static Tally[][] empty(int rules) {
        Tally[][] tallies = new Tally[rules][SHIFTS.size()];
        for (Tally[] row : tallies) {
            Arrays.setAll(row, i -> new Tally());
        }
        return tallies;
    }

    static void join(Tally[][] into, Tally[][] from) {
        for (int rule = 0; rule < into.length; rule++) {
            for (int shift = 0; shift < into[rule].length; shift++) {
                into[rule][shift].add(from[rule][shift]);
            }
        }
    }
}
