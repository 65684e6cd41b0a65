package dev.dyno.reports.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far numbers scatter, in a way that a few odd ones do not decide.
 *
 * <p>The estimate is that of M. I. Shamos, "Geometry and statistics: problems at the interface" (1976): the median of the
 * distances of all pairs of values. It is the companion of the Hodges-Lehmann estimate, the median of their means, and breaks
 * at the same share of odd values, 29 %. Divided by {@code sqrt(2) z(3/4)} it estimates the standard deviation of normally
 * distributed values, with 86 % of the efficiency of the usual one; the median absolute deviation would have 37 %, which
 * is too little for a dozen values. Where so many values are equal that it is 0, as counted things may be, the usual standard
 * deviation takes its place.
 */
public final class Shamos {
    /** What two independent normal values of unit deviation are apart, in the median: 0.954. */
    private static final double UNIT =
            Math.sqrt(2) * NormalDistribution.of(0, 1).inverseCumulativeProbability(0.75);

    private Shamos() {}

    /**
     * A robust standard deviation.
     *
     * @param sample finite values, at least two; left as it is
     * @return not negative; 0 only if all values are equal
     */
    public static double deviation(double[] sample) {
        double[] sorted = Samples.sorted(sample);
        int n = sorted.length;
        if (n < 2) {
            throw new IllegalArgumentException("one value alone has no spread");
        }
        double[] distances = new double[Math.multiplyExact(n, n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                distances[next++] = sorted[j] - sorted[i];
            }
        }
        Arrays.sort(distances);
        double typical = Samples.medianOfSorted(distances) / UNIT;
        return typical > 0 ? typical : Samples.standardDeviation(sorted);
    }
}
