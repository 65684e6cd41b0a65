package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a tail quantile changed that one trial alone is too small for.
 *
 * <p>The raw values of several rounds are pooled per arm, and the change is the logarithm of the pooled candidate's {@link
 * HarrellDavis} quantile over the pooled baseline's. Values of one trial resemble each other, so the uncertainty comes from
 * drawing whole rounds with replacement, baseline and candidate together (the cluster bootstrap; A. C. Davison, D. V. Hinkley,
 * "Bootstrap Methods and their Application", section 3.8). A bootstrap of k rounds spreads too little by a factor of
 * {@code sqrt((k - 1) / k)} and knows nothing of how uncertain that spread is; both are mended as T. Hesterberg says, "What
 * teachers should know about the bootstrap", The American Statistician 69 (2015): the standard deviation of the redrawn
 * changes is widened by the inverse of the factor and reaches as far as a t-distribution with k - 1 degrees of freedom.
 *
 * <p>Few rounds remain few: in simulation an interval that should miss 10 % of the time misses 13 % at three rounds, 12 % at six
 * and 10 to 11 % from twelve on.
 */
public final class PairBootstrap {
    /** The fewest rounds that are pooled. */
    public static final int FEWEST_ROUNDS = 3;

    private static final int REDRAWS = 1000;

    private PairBootstrap() {}

    /**
     * A change of a pooled quantile.
     *
     * @param baseline the baseline's pooled quantile, in the values' unit
     * @param candidate the candidate's
     * @param change the natural logarithm of candidate over baseline
     * @param lower the lower end of the change's interval
     * @param upper its upper end
     * @param rounds how many rounds were pooled
     */
    public record Tail(double baseline, double candidate, double change, double lower, double upper, int rounds) {}

    /**
     * Compares the p-quantile of both arms; the same input gives the same answer.
     *
     * @param baseline the raw values of the baseline's trial, one array per round: finite, above 0, at least one
     * @param candidate those of the candidate's trial, the rounds in the same order; not necessarily equally many values
     * @param p above 0 and below 1
     * @param level the error allowed at either end, above 0 and below 1/2
     * @param seed of the redrawing
     * @return empty below three rounds, and where an arm's pooled values are fewer than {@link QueryFloor} says
     */
    public static Optional<Tail> tail(
            List<double[]> baseline, List<double[]> candidate, double p, double level, long seed) {
        Samples.requireLevel(level);
        int k = baseline.size();
        if (candidate.size() != k) {
            throw new IllegalArgumentException("a pair has both arms: " + k + " rounds of the baseline, "
                    + candidate.size() + " of the candidate");
        }
        Arm before = Arm.of(baseline);
        Arm after = Arm.of(candidate);
        if (k < FEWEST_ROUNDS || Math.min(before.size(), after.size()) < QueryFloor.of(p)) {
            return Optional.empty();
        }
        int[] once = new int[k];
        Arrays.fill(once, 1);
        double from = before.quantile(once, p);
        double to = after.quantile(once, p);
        double change = Math.log(to / from);
        double reach = TDistribution.of(k - 1).inverseSurvivalProbability(level)
                * Math.sqrt(k / (k - 1.0))
                * spread(before, after, k, p, seed);
        return Optional.of(new Tail(from, to, change, change - reach, change + reach, k));
    }

    private static double spread(Arm baseline, Arm candidate, int k, double p, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] changes = new double[REDRAWS];
        for (int i = 0; i < REDRAWS; i++) {
            int[] times = new int[k];
            for (int draw = 0; draw < k; draw++) {
                times[random.nextInt(k)]++;
            }
            changes[i] = Math.log(candidate.quantile(times, p) / baseline.quantile(times, p));
        }
        return Samples.standardDeviation(changes);
    }

    /** All values of an arm, sorted once, so that no redrawing needs to sort. */
    private static final class Arm {
        /** In rising order. */
        private final double[] values;
        /** The round of each value. */
        private final int[] rounds;
        /** How many values each round has. */
        private final int[] sizes;

        private Arm(double[] values, int[] rounds, int[] sizes) {
            this.values = values;
            this.rounds = rounds;
            this.sizes = sizes;
        }

        static Arm of(List<double[]> rounds) {
            record Origin(double value, int round) {}
            List<Origin> origins = IntStream.range(0, rounds.size())
                    .boxed()
                    .flatMap(round ->
                            Arrays.stream(positive(rounds.get(round))).mapToObj(value -> new Origin(value, round)))
                    .sorted(Comparator.comparingDouble(Origin::value))
                    .toList();
            return new Arm(
                    origins.stream().mapToDouble(Origin::value).toArray(),
                    origins.stream().mapToInt(Origin::round).toArray(),
                    rounds.stream().mapToInt(round -> round.length).toArray());
        }

        private static double[] positive(double[] values) {
            double[] sorted = Samples.sorted(values);
            if (!(sorted[0] > 0)) {
                throw new IllegalArgumentException("a ratio of quantiles takes values above 0, not " + sorted[0]);
            }
            return sorted;
        }

        int size() {
            return values.length;
        }

        /** The quantile if every round's values were there as often as given. */
        double quantile(int[] times, double p) {
            int n = 0;
            for (int round = 0; round < times.length; round++) {
                n += times[round] * sizes[round];
            }
            double[] drawn = new double[n];
            int next = 0;
            for (int i = 0; i < values.length; i++) {
                for (int copy = times[rounds[i]]; copy > 0; copy--) {
                    drawn[next++] = values[i];
                }
            }
            return HarrellDavis.ofSorted(drawn, p);
        }
    }
}
