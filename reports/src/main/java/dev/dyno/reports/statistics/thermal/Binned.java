package dev.dyno.reports.statistics.thermal;

import java.util.Arrays;

/**
 * Readings averaged over equal spans of time, and curves averaged over the same spans, so that nothing is lost where a curve
 * bends within one. Averages scatter less from step to step of the thermometer, and hundreds of them take no time to fit.
 */
final class Binned {
    private static final int MOST = 100;

    /** Times since the load began. */
    private final double[] times;

    private final int[] bins;
    private final double[] counts;
    private final double[] celsius;

    /**
     * Averages readings.
     *
     * @param warming at least two
     * @param begin when the load began, on the readings' clock
     */
    Binned(Warming warming, double begin) {
        int n = warming.size();
        times = new double[n];
        bins = new int[n];
        int spans = Math.min(MOST, n);
        int used = -1;
        int before = -1;
        for (int i = 0; i < n; i++) {
            times[i] = warming.seconds(i) - begin;
            double share = (warming.seconds(i) - warming.seconds(0)) / warming.length();
            int span = (int) Math.min(spans - 1, share * spans);
            used += span == before ? 0 : 1;
            before = span;
            bins[i] = used;
        }
        counts = new double[used + 1];
        Arrays.stream(bins).forEach(bin -> counts[bin]++);
        celsius = new double[used + 1];
        for (int i = 0; i < n; i++) {
            celsius[bins[i]] += warming.celsius(i) / counts[bins[i]];
        }
    }

    int size() {
        return counts.length;
    }

    /** When each average was taken, since the load began. */
    double[] seconds() {
        double[] seconds = new double[size()];
        for (int i = 0; i < times.length; i++) {
            seconds[bins[i]] += times[i] / counts[bins[i]];
        }
        return seconds;
    }

    /** The averages. */
    double[] celsius() {
        return celsius.clone();
    }

    /** What a stage with a rise of 1 adds to each average. */
    double[] stage(double timeConstant) {
        double[] column = new double[size()];
        for (int i = 0; i < times.length; i++) {
            column[bins[i]] -= Math.expm1(-times[i] / timeConstant) / counts[bins[i]];
        }
        return column;
    }
}
