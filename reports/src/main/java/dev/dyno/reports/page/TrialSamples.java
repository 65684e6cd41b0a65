package dev.dyno.reports.page;

import dev.dyno.results.record.TrialRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a trial measured; a page is still worth writing where samples are missing or damaged. */
final class TrialSamples {
    private TrialSamples() {}

    /** The latencies of the measured window in seconds; empty where there are none to be read. */
    static Optional<double[]> seconds(Path runFolder, TrialRecord trial) {
        @Nullable String name = trial.files().get("samples");
        if (name == null) {
            return Optional.empty();
        }
        try {
            Path root = runFolder.toAbsolutePath().normalize();
            Path file = root.resolve(name).normalize();
            // A run folder may come from anywhere: its record must not point out of it.
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException | NumberFormatException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static double[] read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return lines.lines()
                    .filter(line -> line.startsWith("measure,"))
                    .mapToDouble(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)) * 1e-9)
                    .toArray();
        }
    }
}
