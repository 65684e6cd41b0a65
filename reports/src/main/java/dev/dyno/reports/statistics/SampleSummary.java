package dev.dyno.reports.statistics;

import java.util.OptionalDouble;

/**
 * One sample in a few numbers, in the sample's unit. A quantile that the sample is too small for (see {@link QueryFloor})
 * is empty, never a guess.
 *
 * @param n how many values
 * @param min the smallest
 * @param mean the arithmetic mean
 * @param max the largest
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 */
public record SampleSummary(
        int n,
        double min,
        double mean,
        double max,
        OptionalDouble p50,
        OptionalDouble p90,
        OptionalDouble p95,
        OptionalDouble p99) {

    /**
     * Summarises a sample.
     *
     * @param sample finite values in any order, at least one; left as it is
     */
    public static SampleSummary of(double[] sample) {
        double[] sorted = Samples.sorted(sample);
        return new SampleSummary(
                sorted.length,
                sorted[0],
                mean(sorted),
                sorted[sorted.length - 1],
                quantile(sorted, 0.50),
                quantile(sorted, 0.90),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99));
    }

    private static OptionalDouble quantile(double[] sorted, double p) {
        return sorted.length < QueryFloor.of(p)
                ? OptionalDouble.empty()
                : OptionalDouble.of(HarrellDavis.ofSorted(sorted, p));
    }

    /** The running mean, which cannot overflow and loses no digits to a large sum. */
    private static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }
}
