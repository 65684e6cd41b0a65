package dev.dyno.reports.statistics;

/**
 * From how many observations on a quantile may be shown at all.
 *
 * <p>The rule is that of MLPerf's load generator for ending a latency run early: with 99 % confidence at least two
 * observations lie beyond the true quantile. That is the smallest n at which a Binomial(n, 1 - p) variable is at most 1
 * with a probability of at most 1 %: 11 for p50, 64 for p90, 130 for p95, 662 for p99 and 6636 for p99.9.
 */
public final class QueryFloor {
    private static final double RISK = 0.01;

    private QueryFloor() {}

    /**
     * The smallest sample that supports the p-quantile.
     *
     * @param p above 0 and below 1
     */
    public static int of(double p) {
        Samples.requireShare("p", p);
        int n = 2;
        while (atMostOneBeyond(n, p) > RISK) {
            n++;
        }
        return n;
    }

    private static double atMostOneBeyond(int n, double p) {
        return Math.pow(p, n) + n * (1 - p) * Math.pow(p, n - 1);
    }
}
