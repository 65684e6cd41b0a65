package dev.dyno.reports.statistics.thermal;

import java.util.Arrays;

/**
 * A number with its 95 % interval.
 *
 * @param point the median of what is possible
 * @param lower the interval's lower end
 * @param upper its upper end; may be infinite, as point and lower may, for a time that never comes
 */
public record Range(double point, double lower, double upper) {
    private static final double TAIL = 0.025;

    public Range {
        if (!(lower <= point && point <= upper)) {
            throw new IllegalArgumentException("no interval: " + lower + " to " + upper + " around " + point);
        }
    }

    /** Half of the interval's length. */
    public double halfWidth() {
        return (upper - lower) / 2;
    }

    /** Whether the interval has the value in it. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Median and 95 % interval of draws, of which some may be infinite. */
    static Range of(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Range(quantile(sorted, 0.5), quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double p) {
        return sorted[(int) Math.round(p * (sorted.length - 1))];
    }
}
