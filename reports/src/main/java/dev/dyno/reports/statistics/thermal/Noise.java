package dev.dyno.reports.statistics.thermal;

import dev.dyno.reports.statistics.EffectiveSampleSize;

/**
 * How much readings scatter around a curve.
 *
 * @param variance of one average, in square degrees, above 0
 * @param independent how much each average tells beyond its neighbours: the effective sample size over the number, above 0, at
 *     most 1
 */
record Noise(double variance, double independent) {
    /** To begin with: a tenth of a degree. */
    static final Noise FIRST = new Noise(0.01, 0.5);

    /** Two hundredths of a degree: no thermometer and no curve is better. */
    private static final double LEAST = 4e-4;

    private static final double LEAST_INDEPENDENT = 0.02;

    /** After this time a drift of the air or of what else the device does remembers 1/e of itself. */
    private static final double DRIFT_SECONDS = 300;

    Noise {
        if (!(variance > 0) || !(independent > 0 && independent <= 1)) {
            throw new IllegalArgumentException("no noise: " + variance + ", " + independent);
        }
    }

    /**
     * The noise that a fit leaves. Two degrees of freedom are set aside because it is itself uncertain, as the variance of
     * Student's distribution says.
     *
     * @param residuals in the order of time
     * @param parameters how many numbers were fitted
     */
    static Noise of(double[] residuals, int parameters) {
        int n = residuals.length;
        double squares = 0;
        for (double residual : residuals) {
            squares += residual * residual;
        }
        double independent = EffectiveSampleSize.ofAllLags(residuals) / n;
        return new Noise(
                Math.max(LEAST, squares / Math.max(1, n - parameters - 2)), Math.max(LEAST_INDEPENDENT, independent));
    }

    /**
     * The covariance of averages: their own noise, and a slow drift that all have in common.
     *
     * @param seconds when they were taken
     * @param drift its standard deviation, in degrees Celsius
     */
    double[][] covariance(double[] seconds, double drift) {
        int n = seconds.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = drift * drift * Math.exp(-(seconds[i] - seconds[j]) / DRIFT_SECONDS);
            }
            covariance[i][i] += variance / independent;
        }
        return covariance;
    }
}
