package dev.dyno.benchmarks.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The rule of Apache Otava (formerly Hunter) with its defaults, written from its published description and behaviour:
 * M. Fleming et al., "Hunter: Using Change Point Detection to Hunt for Performance Regressions", ICPE 2023. Windows of 50 points, 25
 * apart or from the last change point on, are split where the energy statistic of D. S. Matteson and N. A. James, "A
 * Nonparametric Approach for Multiple Change Point Analysis of Multivariate Data", JASA 109 (2014), is largest, as long as a
 * t-test says p at most .01. The weak change points found so are then removed, largest p first, until all have p below .001.
 * Like the original, the t-test divides by n, not by n - 1, when it estimates deviations, and a removal re-tests the next two points.
 */
public final class Otava {
    private static final int WINDOW = 50;
    private static final double P = 0.001;
    private static final double WEAK_P = 0.01;

    private final double[] series;

    private Otava(double[] series) {
        this.series = series;
    }

    private record Candidate(int index, double q) {}

    private static final class Weak {
        final int index;
        double p;

        Weak(int index, double p) {
            this.index = index;
            this.p = p;
        }
    }

    /** Positions of the first point of every new level. */
    public static int[] changePoints(double[] series) {
        Otava otava = new Otava(series);
        return otava.merge(otava.split());
    }

    private int[] split() {
        TreeSet<Integer> weak = new TreeSet<>();
        int start = 0;
        while (start < series.length) {
            int end = Math.min(start + WINDOW, series.length);
            int last = 0;
            for (int index : divide(start, end)) {
                weak.add(index);
                last = index;
            }
            start = Math.max(last, start + WINDOW / 2);
        }
        return weak.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Splits one window, best candidate first, until the best one is not significant. */
    private SortedSet<Integer> divide(int start, int end) {
        SortedSet<Integer> found = new TreeSet<>();
        while (true) {
            Candidate best = null;
            int from = start;
            int bestFrom = 0;
            int bestTo = 0;
            for (int to : bounds(found, end)) {
                Candidate candidate = to - from > 1 ? candidate(from, to) : null;
                if (candidate != null && (best == null || candidate.q > best.q)) {
                    best = candidate;
                    bestFrom = from;
                    bestTo = to;
                }
                from = to;
            }
            if (best == null || p(bestFrom, best.index, bestTo) > WEAK_P) {
                return found;
            }
            found.add(best.index);
        }
    }

    private static List<Integer> bounds(SortedSet<Integer> found, int end) {
        List<Integer> bounds = new ArrayList<>(found);
        bounds.add(end);
        return bounds;
    }

    /** The split tau, before an end kappa at most {@code to}, for which the energy statistic is largest. */
    private Candidate candidate(int from, int to) {
        int n = to - from;
        double[][] columns = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                columns[i + 1][j + 1] = columns[i][j + 1]
                        + columns[i + 1][j]
                        - columns[i][j]
                        + Math.abs(series[from + i] - series[from + j]);
            }
        }
        Candidate best = new Candidate(from + 1, Double.NEGATIVE_INFINITY);
        for (int tau = 1; tau < n; tau++) {
            for (int kappa = tau + 1; kappa <= n; kappa++) {
                double q = energy(columns, tau, kappa);
                if (q > best.q) {
                    best = new Candidate(from + tau, q);
                }
            }
        }
        return best;
    }

    private static double energy(double[][] columns, int tau, int kappa) {
        double left = tau;
        double right = kappa - tau;
        double within = columns[tau][tau] / 2;
        double across = columns[tau][kappa] - columns[tau][tau];
        double beyond = columns[kappa][kappa] / 2 - within - across;
        double q = 2 / (left + right) * across;
        q -= left > 1 ? 2 * right / (left + right) / (left - 1) * within : 0;
        q -= right > 1 ? 2 * left / (left + right) / (right - 1) * beyond : 0;
        return q;
    }

    private int[] merge(int[] weak) {
        List<Weak> points = new ArrayList<>();
        for (int index : weak) {
            points.add(new Weak(index, 0));
        }
        for (int i = 0; i < weak.length; i++) {
            retest(points, i);
        }
        while (!points.isEmpty()) {
            Weak worst = points.stream()
                    .max(Comparator.comparingDouble(point -> point.p))
                    .orElseThrow();
            if (worst.p < P) {
                break;
            }
            int at = points.indexOf(worst);
            points.remove(at);
            retest(points, at);
            retest(points, at + 1);
        }
        return points.stream().mapToInt(point -> point.index).toArray();
    }

    private void retest(List<Weak> points, int i) {
        if (i < points.size()) {
            int from = i == 0 ? 0 : points.get(i - 1).index;
            int to = i + 1 == points.size() ? series.length : points.get(i + 1).index;
            points.get(i).p = p(from, points.get(i).index, to);
        }
    }

    /** Student's two-sided t-test with a pooled deviation. */
    private double p(int from, int at, int to) {
        int left = at - from;
        int right = to - at;
        int degrees = left + right - 2;
        if (degrees <= 0) {
            return 1;
        }
        double meanLeft = Arrays.stream(series, from, at).average().orElseThrow();
        double meanRight = Arrays.stream(series, at, to).average().orElseThrow();
        double variance =
                (variance(from, at, meanLeft) * (left - 1) + variance(at, to, meanRight) * (right - 1)) / degrees;
        double t = Math.abs(meanLeft - meanRight) / Math.sqrt(variance * (1.0 / left + 1.0 / right));
        return Double.isNaN(t) ? 1 : 2 * TDistribution.of(degrees).survivalProbability(t);
    }

    private double variance(int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (series[i] - mean) * (series[i] - mean);
        }
        return sum / (to - from);
    }
}
