package dev.dyno.reports.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The points of a series as they are read, in arrays: there may be millions. */
final class PointList {
    private final IndexKind kind;
    private long[] keys = new long[16];
    private double[] values = new double[16];
    private long[] lines = new long[16];
    private int n;
    private boolean sorted = true;

    PointList(IndexKind kind) {
        this.kind = kind;
    }

    IndexKind kind() {
        return kind;
    }

    void add(long key, double value, long line) {
        if (n == keys.length) {
            int more = Math.max(n, Math.min(n, Integer.MAX_VALUE - 64 - n)) + n;
            keys = Arrays.copyOf(keys, more);
            values = Arrays.copyOf(values, more);
            lines = Arrays.copyOf(lines, more);
        }
        sorted &= n == 0 || keys[n - 1] <= key;
        keys[n] = key;
        values[n] = value;
        lines[n++] = line;
    }

    /** Puts the points in order of their index. */
    void sort() {
        keys = Arrays.copyOf(keys, n);
        values = Arrays.copyOf(values, n);
        lines = Arrays.copyOf(lines, n);
        if (!sorted) {
            long[] by = keys;
            int[] order = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer i) -> by[i]).thenComparingInt(i -> i))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] unsortedValues = values;
            long[] unsortedLines = lines;
            keys = Arrays.stream(order).mapToLong(i -> by[i]).toArray();
            values = Arrays.stream(order).mapToDouble(i -> unsortedValues[i]).toArray();
            lines = Arrays.stream(order).mapToLong(i -> unsortedLines[i]).toArray();
        }
    }

    int n() {
        return n;
    }

    long line(int position) {
        return lines[position];
    }

    boolean repeats(int position) {
        return position > 0 && keys[position] == keys[position - 1];
    }

    String label(int position) {
        return kind.format(keys[position]);
    }

    NamedSeries named(String name) {
        return new NamedSeries(name, values, this::label);
    }
}
