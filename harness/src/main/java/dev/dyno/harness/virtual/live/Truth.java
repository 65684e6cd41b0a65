package dev.dyno.harness.virtual.live;

import dev.dyno.harness.virtual.twin.TwinState;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Writes down what is true of a twin, for those that hold measurements against it. It lies beside the device's folder's own files,
 * where nothing that runs on the device can see it.
 */
final class Truth implements AutoCloseable {
    private static final String HEADER =
            "monotonic_ns,unix_ms,joules,watts,die_c,skin_c,share,status,charge,charging_a,core_seconds\n";
    /** About half a day; the half day before it is kept as well. */
    private static final long MOST_BYTES = 32L << 20;

    private final Path file;
    private BufferedWriter out;
    private long bytes;

    Truth(Path file) throws IOException {
        this.file = file;
        this.out = open();
    }

    /** Adds a row, and has it there at once. */
    void add(long monotonicNanos, long unixMillis, TwinState state, double coreSeconds) throws IOException {
        if (bytes > MOST_BYTES) {
            out.close();
            out = open();
        }
        String row = String.format(
                Locale.ROOT,
                "%d,%d,%.6f,%.6f,%.3f,%.3f,%.3f,%d,%.6f,%.3f,%.6f%n",
                monotonicNanos,
                unixMillis,
                state.joules(),
                state.watts(),
                state.dieCelsius(),
                state.skinCelsius(),
                state.share(),
                state.status(),
                state.charge(),
                state.chargingAmperes(),
                coreSeconds);
        out.write(row);
        out.flush();
        bytes += row.length();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            // Every row was written at once.
        }
    }

    private BufferedWriter open() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
        BufferedWriter opened = Files.newBufferedWriter(file);
        opened.write(HEADER);
        opened.flush();
        bytes = 0;
        return opened;
    }
}
