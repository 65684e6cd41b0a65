package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The quantile estimator of F. E. Harrell and C. E. Davis, "A new distribution-free quantile estimator", Biometrika 69
 * (1982): the expectation of the order statistic of rank (n + 1)p, estimated from the sample itself. It is a weighted mean
 * of all order statistics, and so steadier than any single one of them.
 *
 * <p>The weight of the i-th of n sorted values is the probability that a Beta((n + 1)p, (n + 1)(1 - p)) variable lies in
 * ((i - 1)/n, i/n]. Weights depend on n and p alone, so those of some recent sizes are kept: trials of one scenario are mostly
 * of one size, and all but the first of them cost a sort and a sum. Safe for use from several threads.
 */
public final class HarrellDavis {
    /** Weights beyond this remaining probability are left out; it is below the rounding of the sum. */
    private static final double NEGLIGIBLE = 1e-17;
    /** So many sizes are kept; one more, and all are forgotten. */
    private static final int MOST_SIZES = 256;
    /** A size with more weights than this is not kept: 256 such are 8 MiB, and computing them is little beside sorting. */
    private static final int MOST_WEIGHTS = 4096;

    private static final Map<Key, Weights> KEPT = new ConcurrentHashMap<>();

    private HarrellDavis() {}

    private record Key(int n, double p) {}

    /**
     * The p-quantile of a sample.
     *
     * @param sample finite values in any order, at least one; left as it is
     * @param p above 0 and below 1
     * @throws IllegalArgumentException if the sample or p is out of range
     */
    public static double quantile(double[] sample, double p) {
        return ofSorted(Samples.sorted(sample), p);
    }

    /** The p-quantile of a sample that is sorted already. */
    static double ofSorted(double[] sorted, double p) {
        return weights(sorted.length, Samples.requireShare("p", p)).mean(sorted);
    }

    private static Weights weights(int n, double p) {
        Key key = new Key(n, p);
        Weights kept = KEPT.get(key);
        if (kept != null) {
            return kept;
        }
        Weights computed = Weights.of(n, p);
        if (computed.values.length <= MOST_WEIGHTS) {
            if (KEPT.size() >= MOST_SIZES) {
                KEPT.clear();
            }
            KEPT.put(key, computed);
        }
        return computed;
    }

    /** How many sizes are kept now. */
    static int kept() {
        return KEPT.size();
    }

    /**
     * The weights that differ from zero, which are only about {@code 17 sqrt(p (1 - p) n)}. They come from the nearer tail: a
     * difference of two numbers close to 1 would have no digits left.
     */
    private static final class Weights {
        private final int first;
        private final double[] values;

        private Weights(int first, double[] values) {
            this.first = first;
            this.values = values;
        }

        static Weights of(int n, double p) {
            BetaDistribution beta = BetaDistribution.of((n + 1) * p, (n + 1) * (1 - p));
            int middle = Math.min(n - 1, (int) (n * p));
            double[] down = run(middle + 1, i -> beta.cumulativeProbability((double) (middle + 1 - i) / n));
            double[] up = run(n - middle - 1, i -> beta.survivalProbability((double) (middle + 1 + i) / n));
            double[] values = new double[down.length + up.length];
            for (int i = 0; i < down.length; i++) {
                values[down.length - 1 - i] = down[i];
            }
            System.arraycopy(up, 0, values, down.length, up.length);
            return new Weights(middle + 1 - down.length, values);
        }

        /** The steps of a falling function from 0 on, up to where it is negligible. */
        private static double[] run(int most, IntToDoubleFunction remaining) {
            double[] steps = new double[most];
            double here = remaining.applyAsDouble(0);
            int count = 0;
            while (count < most && here > NEGLIGIBLE) {
                double next = remaining.applyAsDouble(count + 1);
                steps[count++] = here - next;
                here = next;
            }
            return Arrays.copyOf(steps, count);
        }

        double mean(double[] sorted) {
            double mean = 0;
            for (int i = 0; i < values.length; i++) {
                mean += values[i] * sorted[first + i];
            }
            return Math.min(Math.max(mean, sorted[0]), sorted[sorted.length - 1]);
        }
    }
}
