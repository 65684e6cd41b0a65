package dev.dyno.reports.statistics;

/** The middle of a sample. */
public final class Median {
    private Median() {}

    /**
     * The median: the middle value, or the mean of the middle two.
     *
     * @param sample in any order; not changed
     * @throws IllegalArgumentException if it is empty or holds a value that is not finite
     */
    public static double of(double[] sample) {
        return Samples.medianOfSorted(Samples.sorted(sample));
    }
}
