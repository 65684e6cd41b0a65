package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the centre of a few numbers lies, with an interval that holds without assuming any shape but symmetry.
 *
 * <p>The estimate is that of J. L. Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of
 * Mathematical Statistics 34 (1963): the median of all Walsh averages, which are the means of every pair of values, each
 * value with itself included. Its interval inverts Wilcoxon's signed-rank test, as in M. Hollander and D. A. Wolfe,
 * "Nonparametric Statistical Methods", section 3.4: from the k-th smallest to the k-th largest Walsh average. Its
 * confidence is {@code 1 - 2 P(T <= k - 1)}, where T is the signed-rank sum under symmetry, whose distribution is
 * enumerated here exactly; there is no normal approximation at any n.
 *
 * <p>Ties and zeros are kept as they are. The interval is closed, and with tied values its true confidence can only be
 * higher than the stated one (G. E. Noether, "Wilcoxon confidence intervals for location parameters in the discrete
 * case", JASA 62 (1967)).
 */
public final class SignedRank {
    /** So much may 1 - confidence be off by rounding; without it 2^-n would miss a level that it equals. */
    private static final double ROUNDING = 1e-9;

    private SignedRank() {}

    /**
     * An estimated centre.
     *
     * @param estimate the Hodges-Lehmann estimate
     * @param interval its interval; empty where there are too few values for the confidence asked for
     * @param n how many values
     */
    public record Location(double estimate, Optional<Interval> interval, int n) {}

    /**
     * A closed two-sided interval.
     *
     * @param lower its lower end
     * @param upper its upper end, not below the lower one
     * @param confidence the confidence it reaches, which is at least the one asked for
     */
    public record Interval(double lower, double upper, double confidence) {}

    /**
     * Estimates the centre of a sample. Needs memory and time for n squared Walsh averages and n cubed additions, which
     * is nothing for the rounds of a run.
     *
     * @param sample finite values in any order, at least one; left as it is
     * @param confidence two-sided, above 0 and below 1
     */
    public static Location location(double[] sample, double confidence) {
        Samples.requireShare("confidence", confidence);
        double[] walsh = walshAverages(sample);
        int n = sample.length;
        double[] cumulative = cumulative(n);
        int k = index(cumulative, (1 - confidence) / 2);
        Optional<Interval> interval = k == 0
                ? Optional.empty()
                : Optional.of(new Interval(walsh[k - 1], walsh[walsh.length - k], 1 - 2 * cumulative[k - 1]));
        return new Location(Samples.medianOfSorted(walsh), interval, n);
    }

    /**
     * All {@code n (n + 1) / 2} Walsh averages of a sample, in rising order.
     *
     * @param sample finite values in any order, at least one; left as it is
     */
    public static double[] walshAverages(double[] sample) {
        double[] sorted = Samples.sorted(sample);
        int n = sorted.length;
        double[] averages = new double[Math.multiplyExact(n, n + 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[next++] = Samples.midpoint(sorted[i], sorted[j]);
            }
        }
        Arrays.sort(averages);
        return averages;
    }

    /**
     * The largest k for which the k-th smallest Walsh average of n values is a lower bound with at most the given
     * one-sided error; 0 if there is none.
     *
     * @param n how many values, at least 1
     * @param error one-sided, above 0 and below 1
     */
    public static int criticalIndex(int n, double error) {
        return index(cumulative(n), Samples.requireShare("error", error));
    }

    /**
     * The one-sided error of the k-th smallest of n values' Walsh averages as a lower bound: {@code P(T <= k - 1)}.
     *
     * @param n how many values, at least 1
     * @param index k, from 1 to n (n + 1) / 2
     */
    static double error(int n, int index) {
        return cumulative(n)[index - 1];
    }

    /**
     * The fewest values from which an interval of the given confidence exists: 6 for 95 %, 8 for 99 %.
     *
     * @param confidence two-sided, above 0 and below 1
     */
    public static int fewest(double confidence) {
        double error = (1 - Samples.requireShare("confidence", confidence)) / 2;
        int n = 1;
        while (Math.pow(0.5, n) > error * (1 + ROUNDING)) {
            n++;
        }
        return n;
    }

    private static int index(double[] cumulative, double error) {
        int k = 0;
        while (k < cumulative.length && cumulative[k] <= error * (1 + ROUNDING)) {
            k++;
        }
        return k;
    }

    /**
     * {@code P(T <= t)} for t from 0 to n (n + 1) / 2 under symmetry. Each rank is in the sum or not with equal chances,
     * so the distribution for i ranks is the mean of the one for i - 1 ranks and of the same shifted by i.
     */
    private static double[] cumulative(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a signed-rank sum has at least one rank, not " + n);
        }
        double[] probability = new double[Math.multiplyExact(n, n + 1) / 2 + 1];
        probability[0] = 1;
        int largest = 0;
        for (int rank = 1; rank <= n; rank++) {
            largest += rank;
            for (int sum = largest; sum >= 0; sum--) {
                double with = sum >= rank ? probability[sum - rank] : 0;
                probability[sum] = (probability[sum] + with) / 2;
            }
        }
        Arrays.parallelPrefix(probability, Double::sum);
        return probability;
    }
}
