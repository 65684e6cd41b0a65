package dev.dyno.protocol;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every latency of a trial as text that any data tool reads: {@code phase,iteration,start_ns,latency_ns}. The phase is
 * {@code warm-up} or {@code measure}; iterations count from 0 within their phase; starts are nanoseconds on a monotonic
 * clock since the agent's first instruction. A load with a schedule adds the column {@code due_ns}: when the inference was due
 * on that clock, never later than its start; empty in the warm-up, which has no schedule.
 */
public final class SamplesCsv {
    /** The first line. */
    public static final String HEADER = "phase,iteration,start_ns,latency_ns";

    /** The first line where the load has a schedule. */
    public static final String SCHEDULED_HEADER = HEADER + ",due_ns";

    /** Stands for the time at which an inference was due that had no schedule. */
    public static final long UNSCHEDULED = -1;

    private SamplesCsv() {}

    /** The phase to which a sample belongs. */
    public enum Phase {
        /** Before the measured window. */
        WARM_UP("warm-up"),
        /** In the measured window. */
        MEASURE("measure");

        private final String text;

        Phase(String text) {
            this.text = text;
        }

        /** How it is written in the file. */
        public String text() {
            return text;
        }
    }

    /**
     * One inference.
     *
     * @param phase in which it was made
     * @param iteration from 0 within the phase
     * @param startNanos since the agent's first instruction, not negative
     * @param latencyNanos how long it took, not negative
     * @param dueNanos when it was due, at most {@code startNanos}; or {@link #UNSCHEDULED}
     */
    public record Sample(Phase phase, int iteration, long startNanos, long latencyNanos, long dueNanos) {
        /** One without a schedule. */
        public Sample(Phase phase, int iteration, long startNanos, long latencyNanos) {
            this(phase, iteration, startNanos, latencyNanos, UNSCHEDULED);
        }
    }

    /** Gives samples by index without making an object for each. */
    public interface Source {
        /** How many samples there are. */
        int size();

        /** How many of them, from the first on, are of the warm-up. */
        int warmUps();

        /** The start of a sample in nanoseconds. */
        long startNanos(int index);

        /** The latency of a sample in nanoseconds. */
        long latencyNanos(int index);

        /** Whether the measured samples were due at times of their own. */
        default boolean scheduled() {
            return false;
        }

        /** When a measured sample was due, in nanoseconds; asked only where there is a schedule. */
        default long dueNanos(int index) {
            return UNSCHEDULED;
        }
    }

    /**
     * Writes all samples, replacing the file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Source samples) throws IOException {
        StringBuilder line = new StringBuilder(64);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            String header = samples.scheduled() ? SCHEDULED_HEADER : HEADER;
            out.write((header + "\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < samples.size(); i++) {
                boolean warmUp = i < samples.warmUps();
                line.setLength(0);
                line.append(warmUp ? Phase.WARM_UP.text() : Phase.MEASURE.text())
                        .append(',');
                line.append(warmUp ? i : i - samples.warmUps()).append(',');
                line.append(samples.startNanos(i)).append(',');
                line.append(samples.latencyNanos(i));
                if (samples.scheduled()) {
                    line.append(',');
                    if (!warmUp) {
                        line.append(samples.dueNanos(i));
                    }
                }
                line.append('\n');
                for (int c = 0; c < line.length(); c++) {
                    out.write(line.charAt(c));
                }
            }
        }
    }

    /**
     * Reads all samples, checking that each phase counts from 0 and that no start lies before the one above it.
     *
     * @param maxBytes a longer file is refused
     * @throws IOException if the file cannot be read
     * @throws MalformedMessageException naming file and line
     */
    public static List<Sample> read(Path file, long maxBytes) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader lines = CsvText.open(file, maxBytes)) {
            boolean scheduled = scheduled(file, lines.readLine());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Sample sample = sample(file, samples.size() + 2, line, scheduled);
                Sample before = samples.isEmpty() ? null : samples.get(samples.size() - 1);
                boolean first = before == null || before.phase() != sample.phase();
                int expected = before == null || first ? 0 : before.iteration() + 1;
                boolean backwards = before != null
                        && (sample.startNanos() < before.startNanos()
                                || sample.phase().compareTo(before.phase()) < 0);
                if (sample.iteration() != expected || backwards) {
                    throw CsvText.malformed(file, samples.size() + 2, "out of order: " + line);
                }
                samples.add(sample);
            }
        }
        return samples;
    }

    private static boolean scheduled(Path file, @Nullable String header) {
        if (HEADER.equals(header) || SCHEDULED_HEADER.equals(header)) {
            return SCHEDULED_HEADER.equals(header);
        }
        throw CsvText.malformed(file, 1, "expected " + HEADER + ", found " + header);
    }

    private static Sample sample(Path file, int number, String line, boolean scheduled) {
        String[] cells = line.split(",", 6);
        Phase phase = null;
        for (Phase candidate : Phase.values()) {
            if (candidate.text().equals(cells[0])) {
                phase = candidate;
            }
        }
        if (cells.length != (scheduled ? 5 : 4) || phase == null) {
            throw CsvText.malformed(
                    file, number, "expected " + (scheduled ? SCHEDULED_HEADER : HEADER) + ", found " + line);
        }
        long iteration = CsvText.whole(file, number, cells[1]);
        if (iteration > Integer.MAX_VALUE) {
            throw CsvText.malformed(file, number, "iteration " + iteration + " is too large");
        }
        long start = CsvText.whole(file, number, cells[2]);
        long due = scheduled && phase == Phase.MEASURE ? CsvText.whole(file, number, cells[4]) : UNSCHEDULED;
        if (due > start || (scheduled && phase == Phase.WARM_UP && !cells[4].isEmpty())) {
            throw CsvText.malformed(file, number, "due after its start, or in the warm-up: " + line);
        }
        return new Sample(phase, (int) iteration, start, CsvText.whole(file, number, cells[3]), due);
    }
}
