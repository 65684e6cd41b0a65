package dev.dyno.agent.core;

import dev.dyno.protocol.SamplesCsv;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the start and latency of every inference, and where there is a schedule when it was due: 16 or 24 bytes each, in
 * chunks that are made before they are needed, so that recording never allocates and growing never copies.
 */
final class SampleRecorder implements SamplesCsv.Source {
    /** More samples than this are not kept; a phase that would make more ends instead. */
    static final int MAX_SAMPLES = 1 << 22;

    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;
    private static final int MASK = CHUNK - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private final int fields;
    private int size;
    private int warmUps;

    /** For samples that are due at times of their own, or not. */
    SampleRecorder(boolean scheduled) {
        fields = scheduled ? 3 : 2;
    }

    /** Makes room for so many samples in all, as far as there may be so many. */
    void reserve(long samples) {
        long wanted = Math.min(samples, MAX_SAMPLES);
        while (capacity() < wanted) {
            chunks.add(new long[fields * CHUNK]);
        }
    }

    int capacity() {
        return chunks.size() << SHIFT;
    }

    boolean isFull() {
        return size == capacity();
    }

    /** Keeps one sample without a schedule; there must be room. */
    void record(long startNanos, long latencyNanos) {
        long[] chunk = chunks.get(size >>> SHIFT);
        int at = (size & MASK) * fields;
        chunk[at] = startNanos;
        chunk[at + 1] = latencyNanos;
        size++;
    }

    /** Keeps one sample that was due at a time; there must be room. */
    void record(long startNanos, long latencyNanos, long dueNanos) {
        chunks.get(size >>> SHIFT)[(size & MASK) * fields + 2] = dueNanos;
        record(startNanos, latencyNanos);
    }

    /** Everything so far was the warm-up. */
    void endWarmUp() {
        warmUps = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int warmUps() {
        return warmUps;
    }

    @Override
    public boolean scheduled() {
        return fields > 2;
    }

    @Override
    public long startNanos(int index) {
        return field(index, 0);
    }

    @Override
    public long latencyNanos(int index) {
        return field(index, 1);
    }

    @Override
    public long dueNanos(int index) {
        return field(index, 2);
    }

    private long field(int index, int field) {
        return chunks.get(index >>> SHIFT)[(index & MASK) * fields + field];
    }
}
