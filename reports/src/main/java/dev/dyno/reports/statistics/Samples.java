package dev.dyno.reports.statistics;

import java.util.Arrays;

/** What every estimator asks of its input, in one place. */
final class Samples {
    private Samples() {}

    /**
     * A sorted copy of a sample.
     *
     * @throws IllegalArgumentException if it is empty or holds a value that is not finite
     */
    static double[] sorted(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("an empty sample has no estimate");
        }
        for (double value : sample) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a sample holds finite values, not " + value);
            }
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    static double requireShare(String what, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(what + " is above 0 and below 1, not " + share);
        }
        return share;
    }

    /** A one-sided error. */
    static double requireLevel(double level) {
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("a one-sided level is above 0 and below 1/2, not " + level);
        }
        return level;
    }

    /** The median of a sorted sample: the middle value, or the mean of the middle two. */
    static double medianOfSorted(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : midpoint(sorted[half - 1], sorted[half]);
    }

    /** The standard deviation with n - 1; 0 for a single value. */
    static double standardDeviation(double[] values) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean;
            mean += off / (i + 1);
            squares += off * (values[i] - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    /** The mean of two numbers, which neither overflows nor leaves the range between them. */
    static double midpoint(double low, double high) {
        return low == high ? low : low / 2 + high / 2;
    }
}
