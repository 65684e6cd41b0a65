package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The processes that have a word in the environment that they were started with. What they start has it too, so that it is known
 * even after they were killed.
 *
 * @param word {@code NAME=VALUE} that nobody else uses
 */
record MarkedProcesses(String word) {
    /** Those that run now, of this user or, for root, of anybody. */
    Stream<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isMarked);
    }

    private boolean isMarked(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            return Files.readString(environment, StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException e) {
            return false; // another user's, or gone
        }
    }
}
