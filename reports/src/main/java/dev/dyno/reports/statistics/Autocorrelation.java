package dev.dyno.reports.statistics;

/** How much each value of a series tells about the next one. */
public final class Autocorrelation {
    /** Beyond this a series is so much like a trend that no widening mends it. */
    private static final double MOST = 0.9;

    private Autocorrelation() {}

    /**
     * The lag-1 autocorrelation: the correlation of every value with the one before it.
     *
     * @param series finite values in their order of time; fewer than 3, or all equal ones, have none, which is 0
     * @return between -1 and 1
     */
    public static double lagOne(double[] series) {
        int n = series.length;
        if (n < 3) {
            return 0;
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (series[i] - mean) / (i + 1);
        }
        double together = 0;
        double alone = 0;
        for (int i = 0; i < n; i++) {
            double here = series[i] - mean;
            alone += here * here;
            together += i == 0 ? 0 : here * (series[i - 1] - mean);
        }
        return alone > 0 ? together / alone : 0;
    }

    /**
     * By how much an interval that takes the values for independent must be widened: {@code sqrt((1 + r) / (1 - r))}, as for
     * the mean of an AR(1) series (G. E. P. Box, G. M. Jenkins, "Time Series Analysis"); 1 where r is not positive.
     *
     * <p>Here r is the lag-1 autocorrelation plus {@code (1 + 4 r) / n}, by which short series understate it (F. H. C. Marriott,
     * J. A. Pope, "Bias in the estimation of autocorrelations", Biometrika 41 (1954)). It counts even where it is not
     * significant: the few values of an early look cannot show a correlation that already makes them mislead.
     *
     * @return at least 1
     */
    public static double widening(double[] series) {
        return widening(lagOne(series), series.length);
    }

    /**
     * The same for a series of which only its autocorrelation is known.
     *
     * @param autocorrelation as the series shows it, -1 to 1
     * @param n how many values it has, at least 1; fewer than 3 show none
     */
    public static double widening(double autocorrelation, int n) {
        double r = Math.min(MOST, autocorrelation + (1 + 4 * autocorrelation) / n);
        return n >= 3 && r > 0 ? Math.sqrt((1 + r) / (1 - r)) : 1;
    }
}
