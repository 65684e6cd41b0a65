package dev.dyno.scenarios.demo.graph;

/**
 * A square window that slides over rows and columns with SAME padding: the output has ceil(input / stride) places, and an odd
 * padding puts the extra row and column at the end.
 *
 * @param size rows and columns of the window, at least 1
 * @param stride step, at least 1
 */
public record Window(int size, int stride) {
    public Window {
        if (size < 1 || stride < 1) {
            throw new IllegalArgumentException("window " + size + ", stride " + stride);
        }
    }

    public int area() {
        return size * size;
    }

    /** Padding before the first row or column of an axis with {@code extent} places. */
    public int paddingBefore(int extent) {
        return padding(extent) / 2;
    }

    /** Padding after the last row or column. */
    public int paddingAfter(int extent) {
        return padding(extent) - paddingBefore(extent);
    }

    private int padding(int extent) {
        int places = (extent + stride - 1) / stride;
        return Math.max((places - 1) * stride + size - extent, 0);
    }
}
