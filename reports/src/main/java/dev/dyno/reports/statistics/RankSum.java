package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * By how much one sample lies above another, where nothing pairs their values: such as rounds of two different sessions.
 *
 * <p>The estimate is that of J. L. Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of
 * Mathematical Statistics 34 (1963): the median of all differences between a value of one sample and a value of the other.
 * Its interval inverts the test of H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is
 * stochastically larger than the other", Annals of Mathematical Statistics 18 (1947), as in M. Hollander and D. A. Wolfe,
 * "Nonparametric Statistical Methods", section 4.3: from the k-th smallest to the k-th largest difference. The distribution
 * of U is enumerated by its recursion; there is no normal approximation. The interval assumes that the samples differ by a
 * shift and nothing else.
 *
 * <p>Ties are kept as they are. The interval is closed, and with tied values its true confidence can only be higher than
 * the stated one.
 */
public final class RankSum {
    /** So much may 1 - confidence be off by rounding. */
    private static final double ROUNDING = 1e-9;

    private RankSum() {}

    /**
     * An estimated shift.
     *
     * @param estimate how far the second sample lies above the first, in the samples' unit
     * @param interval its interval; empty where there are too few values for the confidence asked for
     */
    public record Shift(double estimate, Optional<SignedRank.Interval> interval) {}

    /**
     * Estimates how far the second sample lies above the first. Needs memory and time for the differences of all values,
     * and as many additions times the smaller size.
     *
     * @param first finite values in any order, at least one; left as it is
     * @param second likewise
     * @param confidence two-sided, above 0 and below 1
     */
    public static Shift shift(double[] first, double[] second, double confidence) {
        Samples.requireShare("confidence", confidence);
        double[] differences = differences(Samples.sorted(first), Samples.sorted(second));
        double[] cumulative = cumulative(first.length, second.length);
        int k = index(cumulative, (1 - confidence) / 2);
        Optional<SignedRank.Interval> interval = k == 0
                ? Optional.empty()
                : Optional.of(new SignedRank.Interval(
                        differences[k - 1], differences[differences.length - k], 1 - 2 * cumulative[k - 1]));
        return new Shift(Samples.medianOfSorted(differences), interval);
    }

    /**
     * The largest k for which the k-th smallest difference is a lower bound with at most the given one-sided error; 0 if there
     * is none.
     *
     * @param m how many values the first sample has, at least 1
     * @param n how many the second one has, at least 1
     * @param error one-sided, above 0 and below 1
     */
    public static int criticalIndex(int m, int n, double error) {
        return index(cumulative(m, n), Samples.requireShare("error", error));
    }

    private static double[] differences(double[] first, double[] second) {
        double[] differences = new double[Math.multiplyExact(first.length, second.length)];
        int next = 0;
        for (double a : first) {
            for (double b : second) {
                differences[next++] = b - a;
            }
        }
        Arrays.sort(differences);
        return differences;
    }

    private static int index(double[] cumulative, double error) {
        int k = 0;
        while (k < cumulative.length && cumulative[k] <= error * (1 + ROUNDING)) {
            k++;
        }
        return k;
    }

    /**
     * {@code P(U <= u)} for u from 0 to m n where both samples come from one distribution. The largest of all values is in the
     * first sample with a chance of i / (i + j), where it exceeds all j of the second one, or else in the second, where it adds
     * nothing; without it i + j - 1 values are left.
     */
    private static double[] cumulative(int m, int n) {
        if (m < 1 || n < 1) {
            throw new IllegalArgumentException("a rank sum compares at least one value with at least one");
        }
        int few = Math.min(m, n);
        int many = Math.max(m, n);
        double[][] ofFewer = new double[few + 1][];
        for (int i = 0; i <= few; i++) {
            ofFewer[i] = new double[] {1};
        }
        for (int j = 1; j <= many; j++) {
            for (int i = 1; i <= few; i++) {
                ofFewer[i] = withLargest(ofFewer[i - 1], ofFewer[i], i, j);
            }
        }
        Arrays.parallelPrefix(ofFewer[few], Double::sum);
        return ofFewer[few];
    }

    private static double[] withLargest(double[] oneLessOfFirst, double[] oneLessOfSecond, int i, int j) {
        double[] probability = new double[Math.multiplyExact(i, j) + 1];
        double inFirst = (double) i / (i + j);
        for (int u = 0; u < oneLessOfFirst.length; u++) {
            probability[u + j] += inFirst * oneLessOfFirst[u];
        }
        for (int u = 0; u < oneLessOfSecond.length; u++) {
            probability[u] += (1 - inFirst) * oneLessOfSecond[u];
        }
        return probability;
    }
}
