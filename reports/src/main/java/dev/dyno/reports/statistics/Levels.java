package dev.dyno.reports.statistics;

/** Sums over any stretch of a series in constant time: its mean, its slope, and what a level or a line leaves over. */
final class Levels {
    private final double[] sums;
    private final double[] squares;
    private final double[] moments;
    private final double centre;

    Levels(double[] series) {
        int n = series.length;
        double[] sorted = Samples.sorted(series);
        centre = Samples.medianOfSorted(sorted);
        sums = new double[n + 1];
        squares = new double[n + 1];
        moments = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double value = series[i] - centre;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
            moments[i + 1] = moments[i] + i * value;
        }
    }

    int n() {
        return sums.length - 1;
    }

    double mean(int from, int to) {
        return centre + (sums[to] - sums[from]) / (to - from);
    }

    /** Squares left over by one level. */
    double besideLevel(int from, int to) {
        double sum = sums[to] - sums[from];
        return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
    }

    /** Squares left over by a straight line. */
    double besideLine(int from, int to) {
        double together = together(from, to);
        return Math.max(0, besideLevel(from, to) - together * together / alone(from, to));
    }

    /** Rise per point. */
    double slope(int from, int to) {
        return together(from, to) / alone(from, to);
    }

    /** Sum of (time - mean time) (value - mean value). */
    double together(int from, int to) {
        return moments[to] - moments[from] - (from + to - 1) / 2.0 * (sums[to] - sums[from]);
    }

    /** Sum of (time - mean time) squared. */
    static double alone(int from, int to) {
        double n = to - from;
        return n * (n * n - 1) / 12;
    }
}
