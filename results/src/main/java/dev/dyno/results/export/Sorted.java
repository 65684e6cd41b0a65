package dev.dyno.results.export;

import java.util.Arrays;

/** Values in order. */
final class Sorted {
    private final double[] values;

    /** Sorts a copy of the values, of which there is at least one. */
    Sorted(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        this.values = values.clone();
        Arrays.sort(this.values);
    }

    /**
     * The percentile by linear interpolation between the ranks (n + 1) p / 100, which is how JMH does it.
     *
     * @param percent from 0 to 100
     */
    double percentile(double percent) {
        double rank = percent / 100 * (values.length + 1);
        int below = (int) Math.floor(rank);
        if (below < 1) {
            return values[0];
        }
        if (below >= values.length) {
            return values[values.length - 1];
        }
        return values[below - 1] + (rank - below) * (values[below] - values[below - 1]);
    }

    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }
}
