package dev.dyno.harness.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's files under {@code /proc} and {@code /sys}.
 *
 * @param root the folder that holds {@code proc} and {@code sys}; {@code /} but in tests
 */
record KernelFiles(Path root) {

    /** The stripped text of a file, or nothing if it is not there or not for us to read. */
    Optional<String> text(String path) {
        try {
            return Optional.of(
                    Files.readString(root.resolve(path), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Names in a folder that match a glob, sorted; none if there is no such folder. */
    List<String> names(String folder, String glob) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder), glob)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
