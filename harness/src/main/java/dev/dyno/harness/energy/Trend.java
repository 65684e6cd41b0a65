package dev.dyno.harness.energy;

import java.util.List;

/**
 * A straight line through points by least squares, and what they scatter.
 *
 * @param slope per second
 * @param variance mean square of the residuals
 * @param noise variance of what differs from one value to one a lag later: half the mean square of these differences (von Neumann), so
 *     that slow changes are not taken for noise
 */
record Trend(double slope, double variance, double noise) {

    /**
     * The trend of some points.
     *
     * @param lag in points, for the noise
     */
    static Trend of(List<Point> points, int lag) {
        double time = points.stream().mapToDouble(Point::time).average().orElse(0);
        double value = points.stream().mapToDouble(Point::value).average().orElse(0);
        double spread = 0;
        double mixed = 0;
        for (Point point : points) {
            spread += (point.time() - time) * (point.time() - time);
            mixed += (point.time() - time) * (point.value() - value);
        }
        double slope = spread == 0 ? 0 : mixed / spread;
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < points.size(); i++) {
            double rest = points.get(i).value() - value - slope * (points.get(i).time() - time);
            squares += rest * rest;
            double difference =
                    i < lag ? 0 : points.get(i).value() - points.get(i - lag).value();
            differences += difference * difference;
        }
        int pairs = points.size() - lag;
        double noise = pairs > 0 ? differences / pairs / 2 : squares / points.size();
        return new Trend(slope, squares / points.size(), noise);
    }
}
