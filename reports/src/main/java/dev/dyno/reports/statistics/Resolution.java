package dev.dyno.reports.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How finely the numbers of a series were measured at all. A coarse meter may give the same number in every round: that they
 * agree says nothing then, and no interval may be narrower than the meter allows.
 *
 * <p>Errors that differ from round to round average out, and show in the scatter. What a measurement's own uncertainty promises
 * and the scatter lacks must be an error that all rounds share, such as that of a gauge's step, and does not average out. The scatter
 * counts with the upper end of its one-sided 95 % interval (by the chi-squared distribution), so that few rounds are not blamed for
 * agreeing by chance.
 *
 * @param deviations standard deviation of the error of each number's own measurement, in order of time, not negative
 * @param shared whether all of the error counts as one that all numbers share: held to a fixed bound they do, while much of the
 *     error of two numbers by the same meter cancels when they are compared
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared
public record Resolution(double[] deviations, boolean shared) {
    /** Of numbers whose own error is negligible. */
    public static final Resolution FINE = new Resolution(new double[0], false);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double UNLUCKY = 0.05;

    public Resolution {
        deviations = deviations.clone();
        for (double deviation : deviations) {
            if (!(deviation >= 0) || Double.isInfinite(deviation)) {
                throw new IllegalArgumentException("a deviation is finite and not negative, not " + deviation);
            }
        }
    }

    /** The root mean square of some of the deviations; those that are not known count as none. */
    public double typical(int from, int to) {
        double largest = 0;
        for (int i = from; i < Math.min(to, deviations.length); i++) {
            largest = Math.max(largest, deviations[i]);
        }
        if (largest == 0) {
            return 0;
        }
        double squares = 0;
        for (int i = from; i < Math.min(to, deviations.length); i++) {
            squares += Math.pow(deviations[i] / largest, 2); // the squares alone might be too large for a number
        }
        return largest * Math.sqrt(squares / (to - from));
    }

    /**
     * Widens one side of an interval to what the measurement allows.
     *
     * @param reach how far the interval of the numbers as they are reaches to that side of its centre, not negative
     * @param numbers the series
     * @param from the first number that the interval rests on
     * @param to the one after the last
     * @param level the one-sided error
     */
    public double widened(double reach, double[] numbers, int from, int to, double level) {
        double own = typical(from, to);
        if (own == 0) {
            return reach;
        }
        double quantile = NORMAL.inverseSurvivalProbability(level);
        double common = shared ? own : unseen(own, numbers, from, to);
        return Math.max(Math.hypot(reach, quantile * common), quantile * own / Math.sqrt(to - from));
    }

    /** The part of the error that does not show in the scatter. */
    private static double unseen(double own, double[] numbers, int from, int to) {
        int n = to - from;
        if (n < 2) {
            return own;
        }
        double[] seen = Arrays.copyOfRange(numbers, from, to);
        // Rounds that mostly agree and now and then jump by a step scatter little.
        double scatter = Math.min(Shamos.deviation(seen), Samples.standardDeviation(seen)) / own;
        double chi = ChiSquaredDistribution.of(n - 1).inverseCumulativeProbability(UNLUCKY);
        return own * Math.sqrt(Math.max(0, 1 - scatter * scatter * (n - 1) / chi));
    }
}
