package dev.dyno.scenarios.demo.graph;

/**
 * The extent of one example.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels innermost axis, at least 1
 */
public record Shape(int height, int width, int channels) {
    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("extent below 1: " + height + "x" + width + "x" + channels);
        }
    }

    /** A plain vector. */
    public static Shape vector(int length) {
        return new Shape(1, 1, length);
    }

    public int pixels() {
        return height * width;
    }

    public int size() {
        return pixels() * channels;
    }

    /** The shape after a window with SAME padding moved by {@code stride}. */
    public Shape strided(int stride, int newChannels) {
        return new Shape(ceilDivide(height, stride), ceilDivide(width, stride), newChannels);
    }

    private static int ceilDivide(int extent, int stride) {
        return (extent + stride - 1) / stride;
    }
}
