package dev.dyno.reports.statistics;

/** How much each value of a series tells about the next one. */
public final class Autocorrelation {
    /** One-sided 5 % point of the normal distribution. */
    private static final double SIGNIFICANT = 1.645;
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
     * the mean of an AR(1) series (G. E. P. Box, G. M. Jenkins, "Time Series Analysis"), where the autocorrelation r is
     * significantly above zero ({@code r > 1.645 / sqrt(n)}; M. S. Bartlett, 1946); else 1.
     *
     * @return at least 1
     */
    public static double widening(double[] series) {
        return widening(lagOne(series), series.length);
    }

    /**
     * The same for a series of which only its autocorrelation is known.
     *
     * @param autocorrelation of the series, -1 to 1
     * @param n how many values it has, at least 1
     */
    public static double widening(double autocorrelation, int n) {
        double r = Math.min(MOST, autocorrelation);
        return r > SIGNIFICANT / Math.sqrt(n) ? Math.sqrt((1 + r) / (1 - r)) : 1;
    }
}
