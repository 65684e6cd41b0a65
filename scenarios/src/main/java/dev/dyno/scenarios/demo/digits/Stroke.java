package dev.dyno.scenarios.demo.digits;

/**
 * A line through points, in coordinates from -1 to 1 with y downwards.
 *
 * @param points x and y in turn
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Stroke(float[] points) {
    private static final int ARC_STEPS = 8;

    static Stroke line(float... points) {
        return new Stroke(points);
    }

    /** Part of an ellipse; angles in degrees, clockwise from the right. */
    static Stroke arc(float x, float y, float radiusX, float radiusY, float from, float to) {
        float[] points = new float[2 * ARC_STEPS + 2];
        for (int i = 0; i <= ARC_STEPS; i++) {
            double angle = (from + (to - from) * i / ARC_STEPS) * StrictMath.PI / 180;
            points[2 * i] = x + radiusX * (float) StrictMath.cos(angle);
            points[2 * i + 1] = y + radiusY * (float) StrictMath.sin(angle);
        }
        return new Stroke(points);
    }

    int size() {
        return points.length / 2;
    }

    float x(int point) {
        return points[2 * point];
    }

    float y(int point) {
        return points[2 * point + 1];
    }
}
