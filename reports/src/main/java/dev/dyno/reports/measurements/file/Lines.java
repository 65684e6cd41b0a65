package dev.dyno.reports.measurements.file;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream, as ranges of one array of bytes that is used again and again. */
final class Lines {
    /** No row of measurements is longer. */
    static final int LONGEST = 1 << 16;

    private static final int WINDOW = 1 << 20;

    private final InputStream in;
    private final Problems problems;
    private final byte[] bytes = new byte[WINDOW];
    private int next;
    private int filled;
    private int start;
    private int end;
    private long number;
    private boolean held;

    /**
     * The lines of a stream from its present place on.
     *
     * @throws IOException if it cannot be read
     */
    Lines(InputStream in, Problems problems) throws IOException {
        this.in = in;
        this.problems = problems;
        fill();
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            next = 3;
        } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            throw problems.fatal("is in UTF-16; save it as UTF-8");
        }
    }

    /**
     * Goes on to the next line.
     *
     * @return whether there is one
     * @throws IOException if it cannot be read
     */
    boolean next() throws IOException {
        if (held) {
            held = false;
            return true;
        }
        int at = next;
        while (true) {
            while (at < filled && bytes[at] != '\n') {
                at++;
            }
            if (at - next > LONGEST) {
                throw problems.fatal(number + 1, 1, "the line is longer than " + LONGEST + " bytes");
            }
            if (at < filled) {
                break;
            }
            int scanned = at - next;
            boolean more = fill();
            at = next + scanned;
            if (!more) {
                break;
            }
        }
        return take(at);
    }

    /** Gives the present line once more. */
    void holdBack() {
        held = true;
    }

    private boolean take(int at) {
        if (at == next && at == filled) {
            return false;
        }
        start = next;
        end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        next = Math.min(filled, at + 1);
        number++;
        return true;
    }

    /** Moves what is left to the front and reads behind it; false at the end of the stream. */
    private boolean fill() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, filled - next);
        filled -= next;
        next = 0;
        int read = in.readNBytes(bytes, filled, bytes.length - filled);
        filled += read;
        return read > 0;
    }

    private boolean startsWith(int... first) {
        if (filled < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the ranges are of; a reader may change the bytes of the present line. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the present line starts. */
    int start() {
        return start;
    }

    /** Where it ends, without its line end. */
    int end() {
        return end;
    }

    /** Its number, from 1. */
    long number() {
        return number;
    }
}
