package dev.dyno.reports.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The quantile estimator of F. E. Harrell and C. E. Davis, "A new distribution-free quantile estimator", Biometrika 69
 * (1982): the expectation of the order statistic of rank (n + 1)p, estimated from the sample itself. It is a weighted mean
 * of all order statistics, and so steadier than any single one of them.
 *
 * <p>The weight of the i-th of n sorted values is the probability that a Beta((n + 1)p, (n + 1)(1 - p)) variable lies in
 * ((i - 1)/n, i/n].
 */
public final class HarrellDavis {
    /** Weights beyond this remaining probability are left out; it is below the rounding of the sum. */
    private static final double NEGLIGIBLE = 1e-17;

    private HarrellDavis() {}

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

    /**
     * The p-quantile of a sample that is sorted already. Only about {@code 17 sqrt(p (1 - p) n)} of the weights differ
     * from zero, and only those are computed.
     */
    static double ofSorted(double[] sorted, double p) {
        Samples.requireShare("p", p);
        int n = sorted.length;
        BetaDistribution beta = BetaDistribution.of((n + 1) * p, (n + 1) * (1 - p));
        int middle = Math.min(n - 1, (int) (n * p));
        // Weights come from the nearer tail: a difference of two numbers close to 1 would have no digits left.
        double weighted = 0;
        double above = beta.cumulativeProbability((double) (middle + 1) / n);
        for (int i = middle; i >= 0 && above > NEGLIGIBLE; i--) {
            double below = beta.cumulativeProbability((double) i / n);
            weighted += (above - below) * sorted[i];
            above = below;
        }
        double beyond = beta.survivalProbability((double) (middle + 1) / n);
        for (int i = middle + 1; i < n && beyond > NEGLIGIBLE; i++) {
            double rest = beta.survivalProbability((double) (i + 1) / n);
            weighted += (beyond - rest) * sorted[i];
            beyond = rest;
        }
        return Math.min(Math.max(weighted, sorted[0]), sorted[n - 1]);
    }
}
