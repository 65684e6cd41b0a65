package dev.dyno.scenarios;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of a device with what it said, as it was recorded.
 *
 * @param words the program and its arguments, at least one
 * @param stdout the file that holds its standard output, inside the recording; null if it said nothing
 * @param stderr the file that holds its standard error, inside the recording; null if it said nothing
 * @param exitCode 0 to 255
 */
public record RecordedCommand(
        List<String> words, @Nullable Path stdout, @Nullable Path stderr, int exitCode) {
    public RecordedCommand {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command has at least its program");
        }
        if (exitCode < 0 || exitCode > 255) {
            throw new IllegalArgumentException("an exit code is from 0 to 255, not " + exitCode);
        }
    }
}
