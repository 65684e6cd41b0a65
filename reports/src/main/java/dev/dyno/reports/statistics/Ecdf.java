package dev.dyno.reports.statistics;

import java.util.ArrayList;
import java.util.List;

/** The empirical distribution of a sample, thinned for drawing. */
public final class Ecdf {
    /**
     * A step of the distribution.
     *
     * @param value a value of the sample
     * @param share the share of the sample that is at most this value, above 0 and at most 1
     */
    public record Point(double value, double share) {}

    private Ecdf() {}

    /**
     * Points of the distribution, in rising order: every value where there are few, else evenly spaced ranks with the
     * smallest and the largest value always among them.
     *
     * @param sample finite values in any order, at least one; left as it is
     * @param most how many points at most, at least 2
     */
    public static List<Point> points(double[] sample, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a distribution is drawn with at least 2 points, not " + most);
        }
        double[] sorted = Samples.sorted(sample);
        int n = sorted.length;
        int count = Math.min(n, most);
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int rank = count == 1 ? 0 : (int) Math.round((double) i * (n - 1) / (count - 1));
            points.add(new Point(sorted[rank], (rank + 1.0) / n));
        }
        return points;
    }
}
