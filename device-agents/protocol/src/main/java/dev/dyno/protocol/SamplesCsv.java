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

/**
 * Every latency of a trial as text that any data tool reads: {@code phase,iteration,start_ns,latency_ns}. The phase is
 * {@code warm-up} or {@code measure}; iterations count from 0 within their phase; starts are nanoseconds on a monotonic
 * clock since the agent's first instruction.
 */
public final class SamplesCsv {
    /** The first line. */
    public static final String HEADER = "phase,iteration,start_ns,latency_ns";

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
     */
    public record Sample(Phase phase, int iteration, long startNanos, long latencyNanos) {}

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
    }

    /**
     * Writes all samples, replacing the file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Source samples) throws IOException {
        StringBuilder line = new StringBuilder(64);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < samples.size(); i++) {
                boolean warmUp = i < samples.warmUps();
                line.setLength(0);
                line.append(warmUp ? Phase.WARM_UP.text() : Phase.MEASURE.text())
                        .append(',');
                line.append(warmUp ? i : i - samples.warmUps()).append(',');
                line.append(samples.startNanos(i)).append(',');
                line.append(samples.latencyNanos(i)).append('\n');
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
        try (BufferedReader lines = CsvText.open(file, maxBytes, HEADER)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Sample sample = sample(file, samples.size() + 2, line);
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

    private static Sample sample(Path file, int number, String line) {
        String[] cells = line.split(",", 5);
        Phase phase = null;
        for (Phase candidate : Phase.values()) {
            if (candidate.text().equals(cells[0])) {
                phase = candidate;
            }
        }
        if (cells.length != 4 || phase == null) {
            throw CsvText.malformed(file, number, "expected " + HEADER + ", found " + line);
        }
        long iteration = CsvText.whole(file, number, cells[1]);
        if (iteration > Integer.MAX_VALUE) {
            throw CsvText.malformed(file, number, "iteration " + iteration + " is too large");
        }
        return new Sample(
                phase, (int) iteration, CsvText.whole(file, number, cells[2]), CsvText.whole(file, number, cells[3]));
    }
}
