package dev.dyno.harness.energy;

import java.util.Arrays;

/**
 * The smallest step of a source, derived from the different values that it showed, as the nominal unit says nothing: many gauges
 * print microamperes in steps of thousands.
 */
final class Steps {
    private static final int ENOUGH = 8;
    /** What rounding to whole units leaves of a step that is none, as a share of the step. */
    private static final double ROUNDING = 0.001;

    private static final double UNKNOWN = 0.01;

    private Steps() {}

    /**
     * The step of some values: the smallest difference between two, or with few different values their greatest common divisor
     * if that is less. A single value tells nothing of its step, which is taken for a hundredth of it.
     */
    static double of(double[] values) {
        double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        if (distinct.length < 2) {
            return distinct.length == 0 ? 0 : Math.abs(distinct[0]) * UNKNOWN;
        }
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < distinct.length; i++) {
            step = Math.min(step, distinct[i] - distinct[i - 1]);
        }
        if (distinct.length < ENOUGH) {
            for (double value : distinct) {
                step = value == 0 ? step : Math.min(step, divisor(Math.abs(value), step));
            }
        }
        return step;
    }

    /** The greatest common divisor, of numbers that may each be a little off. */
    private static double divisor(double one, double other) {
        double large = Math.max(one, other);
        double small = Math.min(one, other);
        double nothing = ROUNDING * small;
        while (small > nothing) {
            double rest = large % small;
            large = small;
            // A hair below a multiple is a multiple.
            small = Math.min(rest, small - rest);
        }
        return large;
    }
}
