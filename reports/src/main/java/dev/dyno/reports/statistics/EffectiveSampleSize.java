package dev.dyno.reports.statistics;

/**
 * How many independent values would tell as much about the mean as a series does whose values resemble their neighbours.
 * Always from 1 to n: a series that alternates would count for more than n, but that is not relied on.
 */
public final class EffectiveSampleSize {
    private EffectiveSampleSize() {}

    /**
     * {@code n (1 - r) / (1 + r)} with the lag-1 autocorrelation r, which is exact for the mean of a long AR(1) series (H. J.
     * Thiébaux, F. W. Zwiers, "The interpretation and estimation of effective sample size", Journal of Climate and Applied
     * Meteorology 23 (1984)). Fit for a few rounds, where longer lags cannot be estimated.
     *
     * @param series finite values in their order of time, at least one
     */
    public static double ofFirstLag(double[] series) {
        double r = Autocorrelation.lagOne(requireSeries(series));
        return within(series.length * (1 - r) / (1 + r), series.length);
    }

    /**
     * n over the sum of all autocorrelations, of which as many count as the initial positive sequence of C. J. Geyer,
     * "Practical Markov chain Monte Carlo", Statistical Science 7 (1992), says: neighbouring lags are added in pairs, and the
     * first pair whose sum is not positive is noise, like all after it. Fit for the hundreds of inferences of a trial, whose
     * memory may be longer than one step.
     *
     * @param series finite values in their order of time, at least one; takes n additions per lag that counts
     */
    public static double ofAllLags(double[] series) {
        int n = requireSeries(series).length;
        double[] centred = centred(series);
        double alone = covariance(centred, 0);
        if (!(alone > 0)) {
            return n;
        }
        double sum = -1;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = (covariance(centred, lag) + covariance(centred, lag + 1)) / alone;
            if (!(pair > 0)) {
                break;
            }
            sum += 2 * pair;
        }
        return sum > 0 ? within(n / sum, n) : n;
    }

    private static double within(double size, int n) {
        return Math.max(1, Math.min(n, size));
    }

    private static double[] requireSeries(double[] series) {
        Samples.sorted(series);
        return series;
    }

    private static double[] centred(double[] series) {
        double mean = 0;
        for (int i = 0; i < series.length; i++) {
            mean += (series[i] - mean) / (i + 1);
        }
        double[] centred = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            centred[i] = series[i] - mean;
        }
        return centred;
    }

    /** Divided by nothing, so that longer lags, which rest on fewer products, count for less. */
    private static double covariance(double[] centred, int lag) {
        double sum = 0;
        for (int i = lag; i < centred.length; i++) {
            sum += centred[i] * centred[i - lag];
        }
        return sum;
    }
}
