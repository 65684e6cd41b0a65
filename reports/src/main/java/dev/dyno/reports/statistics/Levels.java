package dev.dyno.reports.statistics;

/** Sums over any stretch of a series in constant time: its mean, its slope, and what a level or a line leaves over. */
final class Levels {
    private final double[] sums;
    private final double[] squares;
    private final double[] moments;
    /** One over the sum of squared times, by length; a division each would take a third of the time of a search. */
    private final double[] perAlone;

    private final double[] perPoint;
    private final double centre;

    Levels(double[] series) {
        int n = series.length;
        double[] sorted = Samples.sorted(series);
        centre = Samples.medianOfSorted(sorted);
        sums = new double[n + 1];
        squares = new double[n + 1];
        moments = new double[n + 1];
        perAlone = new double[n + 1];
        perPoint = new double[n + 1];
        for (int i = 0; i < n; i++) {
            perPoint[i + 1] = 1.0 / (i + 1);
            perAlone[i + 1] = i == 0 ? 0 : 1 / alone(0, i + 1);
            double value = series[i] - centre;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
            moments[i + 1] = moments[i] + i * value;
        }
    }

    int n() {
        return sums.length - 1;
    }

    /** Sum of the squares of all points' distances from the series' median. */
    double squares() {
        return squares[n()];
    }

    double mean(int from, int to) {
        return centre + (sums[to] - sums[from]) / (to - from);
    }

    /** Squares left over by one level. */
    double besideLevel(int from, int to) {
        double sum = sums[to] - sums[from];
        double beside = squares[to] - squares[from] - sum * sum * perPoint[to - from];
        return beside > 0 ? beside : 0;
    }

    /** Squares left over by a straight line. */
    double besideLine(int from, int to) {
        double together = together(from, to);
        double beside = besideLevel(from, to) - together * together * perAlone[to - from];
        return beside > 0 ? beside : 0;
    }

    /** Rise per point. */
    double slope(int from, int to) {
        return together(from, to) / alone(from, to);
    }

    /** Sum of (time - mean time) (value - mean value). */
    double together(int from, int to) {
        return moments[to] - moments[from] - 0.5 * (from + to - 1) * (sums[to] - sums[from]);
    }

    /** Sum of (time - mean time) squared. */
    static double alone(int from, int to) {
        double n = to - from;
        return n * (n * n - 1) / 12;
    }
}
