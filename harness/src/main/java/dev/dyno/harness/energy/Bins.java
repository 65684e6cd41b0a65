package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * A window's power in equal parts, one after the other.
 *
 * @param watts mean power of each part
 * @param length of a part, in seconds
 * @param noise variance of a part's mean by noise
 */
record Bins(List<Double> watts, double length, double noise) {
    static final int MOST = 6;
    private static final double FEWEST_UPDATES = 2;

    Bins {
        watts = List.copyOf(watts);
    }

    /**
     * The parts of a window: as many as have two updates each, at most six.
     *
     * @param points power over time in the window
     * @param updates how many updates these are
     * @param noise variance of one update, and what follows of it that it is not alone
     */
    static Bins of(List<Point> points, double updates, double noise) {
        double start = points.get(0).time();
        double length = points.get(points.size() - 1).time() - start;
        int count = (int) Math.max(1, Math.min(MOST, updates / FEWEST_UPDATES));
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (Point point : points) {
            int at = (int) Math.min(count - 1, (point.time() - start) / length * count);
            sums[at] += point.value();
            sizes[at]++;
        }
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (sizes[i] > 0) {
                means.add(sums[i] / sizes[i]);
            }
        }
        return new Bins(means, length / count, noise * count / updates);
    }

    /** The standard deviation of the parts about their mean, without what neighbours differ by noise; 0 for a single part. */
    double wander() {
        double mean = watts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = watts.stream()
                .mapToDouble(part -> (part - mean) * (part - mean))
                .sum();
        return watts.size() < 2 ? 0 : Math.sqrt(Math.max(0, squares / (watts.size() - 1) - noise));
    }
}
