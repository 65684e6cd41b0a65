package dev.dyno.reports.statistics;

/**
 * The noise of a series around its levels.
 *
 * @param sigma its standard deviation, above 0
 * @param rho its lag-1 autocorrelation, from 0 to .9
 */
record SeriesNoise(double sigma, double rho) {
    private static final double MOST = 0.9;

    /** From the differences of neighbours, and of points two apart: a change of level is in one or two of them only. */
    static SeriesNoise ofDifferences(double[] series, double floor) {
        double one = Spread.robust(differences(series, 1));
        double two = Spread.robust(differences(series, 2));
        // Var(x[t] - x[t-1]) = 2 sigma^2 (1 - rho) and Var(x[t] - x[t-2]) = 2 sigma^2 (1 - rho^2), so their ratio is 1
        // + rho.
        double rho = one > 0 ? clamp(two * two / (one * one) - 1) : 0;
        return new SeriesNoise(Math.max(floor, one / Math.sqrt(2 * (1 - rho))), rho);
    }

    /**
     * From what a fit leaves over. Taking away a mean per segment makes residuals both smaller and less alike than the noise
     * is, by about one point's worth and by (1 + 3 rho) / n per segment (F. H. C. Marriott, J. A. Pope, Biometrika 41 (1954)).
     */
    static SeriesNoise ofResiduals(double[] residuals, int segments, double floor) {
        int n = residuals.length;
        double share = (double) segments / n;
        double sigma = Spread.robust(residuals) / Math.sqrt(1 - share);
        double rho = (Autocorrelation.lagOne(residuals) + share) / Math.max(0.2, 1 - 3 * share);
        return new SeriesNoise(Math.max(floor, sigma), clamp(rho));
    }

    /** The variance that the mean of very many points has, times their number. */
    double longRunVariance() {
        return sigma * sigma * (1 + rho) / (1 - rho);
    }

    /** How many independent points n of these are worth, for their mean; AR(1), exact. */
    double effectiveSize(int n) {
        double widening = (1 + rho) / (1 - rho) - 2 * rho * (1 - Math.pow(rho, n)) / (n * (1 - rho) * (1 - rho));
        return n / Math.max(1, widening);
    }

    private static double clamp(double rho) {
        return Math.max(0, Math.min(MOST, rho));
    }

    private static double[] differences(double[] series, int lag) {
        double[] differences = new double[series.length - lag];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = series[i + lag] - series[i];
        }
        return differences;
    }
}
