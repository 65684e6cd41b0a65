package dev.dyno.reports.statistics;

import java.util.Arrays;

/** How far values scatter around their centre, in a few ways that outliers cannot carry away. */
final class Spread {
    /** Standard deviations per median absolute deviation of a normal distribution. */
    private static final double PER_MAD = 1.482602218505602;
    /** Standard deviations per distance of the 10th and the 90th percentile of a normal distribution. */
    private static final double PER_TENTHS = 1 / 2.5631031310892007;
    /** Standard deviations per standard deviation after the outer 5 % on either side are drawn in, for a normal distribution. */
    private static final double PER_WINSORISED = 1 / 0.9117391519115937;

    private Spread() {}

    /**
     * The largest of three robust estimates of the standard deviation: from the median absolute deviation, from the distance
     * between the 10th and the 90th percentile, and from the values with the outer 5 % on either side drawn in. Each is scaled
     * to be right for normal values. The largest is taken because the first is 0 where more than half of the values are equal,
     * which discrete metrics do all the time.
     *
     * @param values finite, in any order, at least one; left as they are
     * @return not negative; 0 only if nearly all values are equal
     */
    static double robust(double[] values) {
        double[] sorted = Samples.sorted(values);
        double tenths = (quantile(sorted, 0.9) - quantile(sorted, 0.1)) * PER_TENTHS;
        return Math.max(Math.max(mad(sorted), tenths), winsorised(sorted));
    }

    private static double mad(double[] sorted) {
        double centre = Samples.medianOfSorted(sorted);
        double[] off = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            off[i] = Math.abs(sorted[i] - centre);
        }
        Arrays.sort(off);
        return PER_MAD * Samples.medianOfSorted(off);
    }

    private static double winsorised(double[] sorted) {
        int outer = (int) (sorted.length * 0.05);
        double[] drawn = sorted.clone();
        Arrays.fill(drawn, 0, outer, sorted[outer]);
        Arrays.fill(drawn, sorted.length - outer, sorted.length, sorted[sorted.length - 1 - outer]);
        double deviation = Samples.standardDeviation(drawn);
        return outer == 0 ? deviation : PER_WINSORISED * deviation;
    }

    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
