package dev.dyno.harness.transport;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What is kept of a stream that may say anything: a bounded number of bytes, however much is said. Safe for one writer
 * and one reader at a time.
 */
public final class Capture {
    private final int limit;
    private final boolean last;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long said;

    private Capture(int limit, boolean last) {
        if (limit < 0) {
            throw new IllegalArgumentException("a capture keeps at least 0 bytes");
        }
        this.limit = limit;
        this.last = last;
    }

    /** Keeps the first bytes. */
    public static Capture first(int bytes) {
        return new Capture(bytes, false);
    }

    /** Keeps the last bytes. */
    public static Capture last(int bytes) {
        return new Capture(bytes, true);
    }

    /** Takes what was said next. */
    public synchronized void accept(byte[] bytes, int offset, int length) {
        said += length;
        if (!last) {
            kept.write(bytes, offset, Math.min(length, limit - kept.size()));
            return;
        }
        int taken = Math.min(length, limit);
        // Trimmed only at twice the limit, so that small pieces do not each cost a copy of everything kept.
        if (kept.size() + taken > 2L * limit) {
            byte[] tail = bytes();
            kept.reset();
            kept.write(tail, 0, tail.length);
        }
        kept.write(bytes, offset + length - taken, taken);
    }

    /** What is kept. */
    public synchronized byte[] bytes() {
        byte[] all = kept.toByteArray();
        return last ? Arrays.copyOfRange(all, Math.max(0, all.length - limit), all.length) : all;
    }

    /** Whether more was said than is kept. */
    public synchronized boolean truncated() {
        return said > limit;
    }
}
