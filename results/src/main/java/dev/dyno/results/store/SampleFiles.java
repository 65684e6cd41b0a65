package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads the files of raw samples: plain CSV with the columns of {@link #HEADER}, and under a load with a schedule a further
 * column {@code due_ns}, empty in the warm-up. A million rows take a fraction of a
 * second, for the bytes are read as they are.
 */
public final class SampleFiles {
    /** The first line. */
    public static final String HEADER = "phase,iteration,start_ns,latency_ns";

    private static final byte[] SCHEDULED_LINE = (HEADER + ",due_ns\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_LINE = (HEADER + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WARM_UP = "warm-up,".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MEASURE = "measure,".getBytes(StandardCharsets.US_ASCII);
    private static final int SHORTEST_ROW = "measure,0,0,0\n".length();
    private static final int MOST_DIGITS = 18;

    private final Path file;
    private final byte[] bytes;
    private int at;
    private int line = 1;

    private SampleFiles(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads all samples. That they are plausible is for {@link Samples#problems} to say.
     *
     * @throws StoreException if the file cannot be read or is not of this form; names the line
     */
    public static Samples read(Path file) {
        try {
            return new SampleFiles(file, Files.readAllBytes(file)).samples();
        } catch (IOException e) {
            throw StoreErrors.reading(file, e);
        }
    }

    /**
     * The measured latencies, in seconds.
     *
     * @throws StoreException if the file cannot be read or is not of this form; names the line
     */
    public static double[] readMeasured(Path file) {
        return read(file).measuredSeconds();
    }

    private Samples samples() {
        boolean scheduled = skip(SCHEDULED_LINE);
        if (!scheduled && !skip(HEADER_LINE)) {
            throw wrong("the first line is not '" + HEADER + "'");
        }
        int most = (bytes.length - at) / SHORTEST_ROW;
        long[] starts = new long[most];
        long[] latencies = new long[most];
        long[] dues = new long[scheduled ? most : 0];
        int rows = 0;
        int warmUps = 0;
        while (at < bytes.length) {
            line++;
            boolean warmUp = rows == warmUps && skip(WARM_UP);
            if (!warmUp && !skip(MEASURE)) {
                throw wrong("expected a row of 'warm-up' or, after those, of 'measure'");
            }
            if (whole(',') != rows - (warmUp ? 0 : warmUps)) {
                throw wrong("the iterations of a phase count from 0 without a gap");
            }
            starts[rows] = whole(',');
            latencies[rows] = whole(scheduled ? ',' : '\n');
            if (scheduled) {
                dues[rows] = warmUp ? nothing() : whole('\n');
            }
            rows++;
            warmUps += warmUp ? 1 : 0;
        }
        return new Samples(
                Arrays.copyOf(starts, rows),
                Arrays.copyOf(latencies, rows),
                scheduled ? Arrays.copyOf(dues, rows) : null,
                warmUps);
    }

    private long nothing() {
        if (at == bytes.length || bytes[at] != '\n') {
            throw wrong("expected the end of the line, for nothing of the warm-up is due");
        }
        at++;
        return 0;
    }

    private boolean skip(byte[] text) {
        int end = at + text.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, text, 0, text.length)) {
            return false;
        }
        at = end;
        return true;
    }

    private long whole(char end) {
        long value = 0;
        int from = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        int digits = at - from;
        if (digits == 0 || digits > MOST_DIGITS || at == bytes.length || bytes[at] != end) {
            throw wrong("expected a whole number, not negative, of at most " + MOST_DIGITS + " digits"
                    + (end == '\n' ? " and the end of the line" : ""));
        }
        at++;
        return value;
    }

    private StoreException wrong(String message) {
        return new StoreException(file + ":" + line + ": " + message);
    }
}
