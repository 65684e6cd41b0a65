package dev.dyno.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a process to its end and watches what it needs. */
final class Watched {
    private static final File NOWHERE = new File("/dev/null");

    /**
     * What a process needed.
     *
     * @param seconds from before its start to after its end
     * @param processorSeconds of all processors together, as far as it was seen
     * @param peakBytes the most resident memory that it was seen to have
     */
    record Use(double seconds, double processorSeconds, long peakBytes) {}

    private Watched() {}

    /**
     * Runs a command that is one process: the launcher becomes Java itself.
     *
     * @param exitCode what it has to end with
     * @throws IllegalStateException if it ends otherwise
     */
    static Use run(List<String> command, Path folder, int exitCode) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(NOWHERE)
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        Duration busy = Duration.ZERO;
        try {
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, highWater(status));
                busy = process.info().totalCpuDuration().orElse(busy);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != exitCode) {
            throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
        return new Use(seconds, busy.toNanos() / 1e9, peak);
    }

    private static long highWater(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
