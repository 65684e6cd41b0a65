package dev.dyno.reports.measurements;

import java.util.Arrays;

/** A set of whole numbers without an object for each, by open addressing. */
final class LongSet {
    /** Stands for no set; never added to. */
    static final LongSet NONE = new LongSet(0);

    private static final long FREE = Long.MIN_VALUE + 1;

    private long[] slots;
    private int size;

    private LongSet(int capacity) {
        slots = new long[capacity];
        Arrays.fill(slots, FREE);
    }

    /** The numbers from first to last. */
    static LongSet of(long first, long last) {
        LongSet set = new LongSet(16);
        for (long number = first; number <= last; number++) {
            set.add(number);
        }
        return set;
    }

    /**
     * Adds a number; all but one above the smallest are possible.
     *
     * @return whether it is new
     */
    boolean add(long number) {
        if (2 * size >= slots.length) {
            grow();
        }
        int slot = slot(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        return true;
    }

    long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    private int slot(long number) {
        int mask = slots.length - 1;
        // Fibonacci hashing: D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4.
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != FREE && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        Arrays.fill(slots, FREE);
        for (long number : old) {
            if (number != FREE) {
                slots[slot(number)] = number;
            }
        }
    }
}
