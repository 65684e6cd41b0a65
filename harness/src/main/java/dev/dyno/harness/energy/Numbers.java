package dev.dyno.harness.energy;

import dev.dyno.harness.probe.Reading.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one watch said, as numbers.
 *
 * @param points at increasing times, the middles of the readings
 * @param timeError how far a time may lie from the moment of the value, in seconds
 * @param problem why these are too few to be of use; empty if they are enough
 */
record Numbers(List<Point> points, double timeError, String problem) {
    private static final int FEWEST = 3;
    /** Readings that took this many times as long as usual were held up, nobody knows where. */
    private static final double HELD_UP = 8;

    private static final double NEVER_HELD_UP = 0.02;

    Numbers {
        points = List.copyOf(points);
    }

    /** The numbers of a watch of some readings, of which those that say nothing are left out. */
    static Numbers of(Map<String, List<RawReading>> raw, String watch, Function<String, Value> meaning) {
        List<RawReading> readings = raw.getOrDefault(watch, List.of());
        double limit = Math.max(NEVER_HELD_UP, HELD_UP * usual(readings));
        List<Point> points = new ArrayList<>();
        String reason = "it was never read";
        double error = 0;
        for (RawReading reading : readings) {
            Value value = reading.ok() ? meaning.apply(reading.text()) : new Value.Unavailable(reading.problem());
            if (value instanceof Value.Unavailable unavailable) {
                reason = unavailable.reason();
            } else if (value instanceof Value.Amount number
                    && 2 * reading.halfWidth() <= limit
                    && later(points, reading.middle())) {
                points.add(new Point(reading.middle(), number.quantity().value()));
                error = Math.max(error, reading.halfWidth());
            }
        }
        boolean few = points.size() < FEWEST || 2 * points.size() < readings.size();
        return new Numbers(
                points,
                error,
                few
                        ? watch + ": " + (readings.size() - points.size()) + " of " + readings.size()
                                + " readings are of no use: " + reason
                        : "");
    }

    private static boolean later(List<Point> points, double time) {
        return points.isEmpty() || time > points.get(points.size() - 1).time();
    }

    private static double usual(List<RawReading> readings) {
        double[] lengths =
                readings.stream().mapToDouble(RawReading::halfWidth).sorted().toArray();
        return lengths.length == 0 ? 0 : 2 * lengths[lengths.length / 2];
    }

    double[] values() {
        return points.stream().mapToDouble(Point::value).toArray();
    }

    /** The smallest step of the values. */
    double step() {
        return Steps.of(values());
    }

    double mean() {
        return Arrays.stream(values()).average().orElse(0);
    }

    /** The value that was read nearest to each of some other times: of gauges, which hold their values. */
    double[] near(List<Point> times) {
        double[] near = new double[times.size()];
        int at = 0;
        for (int i = 0; i < near.length; i++) {
            double time = times.get(i).time();
            while (at + 1 < points.size()
                    && Math.abs(points.get(at + 1).time() - time)
                            <= Math.abs(points.get(at).time() - time)) {
                at++;
            }
            near[i] = points.get(at).value();
        }
        return near;
    }
}
