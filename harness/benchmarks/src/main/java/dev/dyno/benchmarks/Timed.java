package dev.dyno.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs a process to its end and times it, as its caller sees it. */
final class Timed {
    private static final long LIMIT_SECONDS = 300;

    private Timed() {}

    /**
     * Seconds from before the start to after the end.
     *
     * @param env added to this process's own
     * @throws IllegalStateException if it does not end with 0, or not at all
     */
    static double seconds(List<String> command, Map<String, String> env, Path folder, File output) {
        return seconds(command, env, folder, output, Set.of(0));
    }

    /** The same, where other exit codes are as good as 0. */
    static double seconds(
            List<String> command, Map<String, String> env, Path folder, File output, Set<Integer> goodCodes) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(env);
        try {
            long start = System.nanoTime();
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!goodCodes.contains(process.exitValue())) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + "; see " + output);
            }
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
