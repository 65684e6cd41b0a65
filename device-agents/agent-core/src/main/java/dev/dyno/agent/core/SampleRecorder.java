package dev.dyno.agent.core;

import dev.dyno.protocol.SamplesCsv;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the start and latency of every inference: 16 bytes each, in chunks that are made before they are needed, so that
 * recording never allocates and growing never copies.
 */
final class SampleRecorder implements SamplesCsv.Source {
    /** More samples than this are not kept; a phase that would make more ends instead. */
    static final int MAX_SAMPLES = 1 << 22;

    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;
    private static final int MASK = CHUNK - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;
    private int warmUps;

    /** Makes room for so many samples in all, as far as there may be so many. */
    void reserve(long samples) {
        long wanted = Math.min(samples, MAX_SAMPLES);
        while (capacity() < wanted) {
            chunks.add(new long[2 * CHUNK]);
        }
    }

    int capacity() {
        return chunks.size() << SHIFT;
    }

    boolean isFull() {
        return size == capacity();
    }

    /** Keeps one sample; there must be room. */
    void record(long startNanos, long latencyNanos) {
        long[] chunk = chunks.get(size >>> SHIFT);
        int at = (size & MASK) << 1;
        chunk[at] = startNanos;
        chunk[at + 1] = latencyNanos;
        size++;
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
    public long startNanos(int index) {
        return chunks.get(index >>> SHIFT)[(index & MASK) << 1];
    }

    @Override
    public long latencyNanos(int index) {
        return chunks.get(index >>> SHIFT)[((index & MASK) << 1) + 1];
    }
}
