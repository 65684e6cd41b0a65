package dev.dyno.scenarios.demo.graph;

import java.util.Arrays;

/** What a window sees at each place, flattened: window rows, window columns, channels. */
public final class Patches {
    private Patches() {}

    /** Copies the patch at output place (row, column) into {@code patch}; padding is zero. */
    public static void read(float[] x, Shape shape, Window window, int row, int column, float[] patch, int start) {
        int channels = shape.channels();
        int run = window.size() * channels;
        int left = column * window.stride() - window.paddingBefore(shape.width());
        int top = row * window.stride() - window.paddingBefore(shape.height());
        int skipped = Math.max(-left, 0);
        int seen = Math.min(left + window.size(), shape.width()) - left - skipped;
        for (int i = 0; i < window.size(); i++) {
            int y = top + i;
            int at = start + i * run;
            if (y < 0 || y >= shape.height()) {
                Arrays.fill(patch, at, at + run, 0);
                continue;
            }
            int from = at + skipped * channels;
            int to = from + seen * channels;
            Arrays.fill(patch, at, from, 0);
            System.arraycopy(x, (y * shape.width() + left + skipped) * channels, patch, from, seen * channels);
            Arrays.fill(patch, to, at + run, 0);
        }
    }

    /** The reverse of {@link #read}: adds a patch to the values under the window; what falls on padding is dropped. */
    public static void add(float[] x, Shape shape, Window window, int row, int column, float[] patch) {
        int channels = shape.channels();
        int run = window.size() * channels;
        int left = column * window.stride() - window.paddingBefore(shape.width());
        int top = row * window.stride() - window.paddingBefore(shape.height());
        int skipped = Math.max(-left, 0);
        int seen = Math.min(left + window.size(), shape.width()) - left - skipped;
        for (int i = 0; i < window.size(); i++) {
            int y = top + i;
            if (y >= 0 && y < shape.height()) {
                int to = (y * shape.width() + left + skipped) * channels;
                Rows.addScaled(1, patch, i * run + skipped * channels, seen * channels, x, to);
            }
        }
    }
}
