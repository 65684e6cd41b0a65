package dev.dyno.reports.statistics;

import java.util.Arrays;

/** Takes lone outliers out of a series, so that a night with a busy machine is not taken for a change. */
final class Despike {
    /** How many points the running median looks at: three consecutive outliers are still outvoted. */
    static final int WINDOW = 7;
    /** How many sigma off its running median makes a point an outlier. */
    private static final double SIGMAS = 3;

    private Despike() {}

    /**
     * The series with every point that is more than 3 sigma away from the median of the 7 points around it replaced by that
     * median (a Hampel filter; R. K. Pearson, "Outliers in process modeling and identification", 2002). A step stays where it
     * is, because the median of a window across it is a value of one of its sides.
     *
     * @param series finite values, left as they are
     */
    static double[] clean(double[] series) {
        if (series.length < WINDOW) {
            return series.clone();
        }
        double[] medians = runningMedian(series);
        double[] off = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            off[i] = series[i] - medians[i];
        }
        double most = SIGMAS * Spread.robust(off);
        double[] clean = series.clone();
        for (int i = 0; i < series.length; i++) {
            if (Math.abs(off[i]) > most) {
                clean[i] = medians[i];
            }
        }
        return clean;
    }

    /** Near the ends the window is the first or the last 7 points. */
    private static double[] runningMedian(double[] series) {
        double[] medians = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            int from = Math.max(0, Math.min(i - WINDOW / 2, series.length - WINDOW));
            double[] window = Arrays.copyOfRange(series, from, from + WINDOW);
            Arrays.sort(window);
            medians[i] = window[WINDOW / 2];
        }
        return medians;
    }
}
