package dev.dyno.harness.energy;

/**
 * A value at a moment.
 *
 * @param time in seconds
 * @param value in watts or in joules; finite
 */
public record Point(double time, double value) {
    public Point {
        if (!Double.isFinite(time) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("a point is finite, not " + time + ", " + value);
        }
    }
}
