package dev.dyno.reports.measurements;

import java.util.Arrays;

/** The values of one round of one arm, as they come in. */
final class Block {
    /** Its rows have no iteration: the one value is the block's own. */
    static final long WHOLE = Long.MIN_VALUE;

    /** With its entry in a map, and what judging it takes. */
    private static final int HEADER_BYTES = 300;

    private double[] values = new double[1];
    private int size;
    /** While iterations come one after the other, the first and the last say which are there. */
    private long first;

    private long last;
    private LongSet seen = LongSet.NONE;
    private double reduced = Double.NaN;

    /** Bytes that a new block takes. */
    static int bytes() {
        return HEADER_BYTES + Double.BYTES;
    }

    /**
     * Adds a value.
     *
     * @return how many bytes more the block takes now; -1 if it has this iteration already, and nothing was added
     */
    long add(long iteration, double value) {
        long grown = 0;
        if (size == 0) {
            first = iteration;
        } else if (seen == LongSet.NONE && iteration == last + 1) {
            grown = 0;
        } else {
            if (seen == LongSet.NONE) {
                seen = LongSet.of(first, last);
                grown = seen.bytes();
            }
            long before = seen.bytes();
            if (!seen.add(iteration)) {
                return -1;
            }
            grown += seen.bytes() - before;
        }
        last = iteration;
        return grown + append(value);
    }

    private long append(double value) {
        long grown = 0;
        if (size == values.length) {
            int capacity = size < 16 ? size * 4 : size + size / 2;
            grown = (long) (capacity - size) * Double.BYTES;
            values = Arrays.copyOf(values, capacity);
        }
        values[size++] = value;
        return grown;
    }

    /** Whether its one value stands for the whole block. */
    boolean whole() {
        return first == WHOLE;
    }

    /** How many values it has; at least 1 once it is part of a series. */
    int size() {
        return size;
    }

    /** Whether it has enough values for the number that it is to become. */
    boolean supports(Reduction reduction) {
        return whole() || size >= reduction.floor(size);
    }

    /** The one number that it becomes; it takes no more values then. */
    double reduced(Reduction reduction) {
        if (Double.isNaN(reduced)) {
            reduced = reduction.reduce(size == values.length ? values : Arrays.copyOf(values, size));
        }
        return reduced;
    }
}
