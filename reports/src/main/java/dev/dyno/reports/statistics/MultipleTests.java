package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What p-values become when there are many of them.
 *
 * <p>A gate that blocks on the worst of m tests needs the adjustment of {@link #holm}; a list that ranks findings needs the
 * q-values of {@link #benjaminiHochberg}, which are far less strict and gate nothing.
 */
public final class MultipleTests {
    private MultipleTests() {}

    /**
     * Adjusted p-values of S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
     * Statistics 6 (1979). Rejecting where the adjusted value is at most a level keeps the chance of any false rejection
     * within that level, however the tests depend on each other.
     *
     * @param p values from 0 to 1 in any order; left as they are
     * @return one adjusted value per p, in the same order, from 0 to 1 and never below p
     */
    public static double[] holm(double[] p) {
        Integer[] rising = ranked(p);
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int i = 0; i < p.length; i++) {
            least = Math.max(least, Math.min(1, (p.length - i) * p[rising[i]]));
            adjusted[rising[i]] = least;
        }
        return adjusted;
    }

    /**
     * The q-values of Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995): of all tests
     * whose value is at most q, a share of at most q is expected to be false, if the tests are independent or positively
     * dependent.
     *
     * @param p values from 0 to 1 in any order; left as they are
     * @return one q-value per p, in the same order, from 0 to 1 and never below p
     */
    public static double[] benjaminiHochberg(double[] p) {
        Integer[] rising = ranked(p);
        double[] adjusted = new double[p.length];
        double most = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            most = Math.min(most, (double) p.length / (i + 1) * p[rising[i]]);
            adjusted[rising[i]] = most;
        }
        return adjusted;
    }

    /** The places of the values in their rising order. */
    private static Integer[] ranked(double[] p) {
        Integer[] places = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("a p-value is from 0 to 1, not " + p[i]);
            }
            places[i] = i;
        }
        Arrays.sort(places, Comparator.comparingDouble(i -> p[i]));
        return places;
    }
}
