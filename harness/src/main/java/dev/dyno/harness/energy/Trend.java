package dev.dyno.harness.energy;

import java.util.List;

/**
 * A straight line through points by least squares, and what they scatter about it.
 *
 * @param slope per second
 * @param variance mean square of the residuals
 * @param ratio autocorrelation of the residuals, at the lag that was asked for, not below 0
 */
record Trend(double slope, double variance, double ratio) {

    /**
     * The trend of some points.
     *
     * @param lag in points, for the autocorrelation
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
        double[] rest = points.stream()
                .mapToDouble(point -> point.value() - value - slope * (point.time() - time))
                .toArray();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < rest.length; i++) {
            squares += rest[i] * rest[i];
            products += i >= lag ? rest[i] * rest[i - lag] : 0;
        }
        double ratio = squares == 0 || rest.length <= lag ? 0 : products / squares;
        return new Trend(slope, squares / rest.length, Math.max(0, ratio));
    }
}
