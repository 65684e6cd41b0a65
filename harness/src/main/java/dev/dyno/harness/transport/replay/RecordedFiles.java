package dev.dyno.harness.transport.replay;

import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.scenarios.RecordedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a recorded device: those that were copied, and those that recorded commands printed. */
final class RecordedFiles {
    /** More than the readable part of any {@code /sys} and {@code /proc} that means something. */
    private static final int MOST_FILES = 50_000;

    private static final int DEEPEST = 40;
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, Path> copied;
    private final Map<String, Text> printed;

    private RecordedFiles(Map<String, Path> copied, Map<String, Text> printed) {
        this.copied = copied;
        this.printed = printed;
    }

    /** Where a recording keeps the device's files. */
    static Path in(Path recording) {
        return recording.resolve("files");
    }

    /** The files of a recording; names that lead out of it are not among them. */
    static RecordedFiles load(Path recording, RecordedCommands commands) throws IOException {
        Map<String, Path> copied = new TreeMap<>();
        Path folder = in(recording);
        if (Files.isDirectory(folder)) {
            Path root = folder.toRealPath();
            if (root.startsWith(recording.toRealPath())) {
                walk(root, copied);
            }
        }
        Map<String, Text> printed = new LinkedHashMap<>();
        for (Map.Entry<List<String>, RecordedCommand> entry : commands.all().entrySet()) {
            RecordedCommand command = entry.getValue();
            PrintedFiles.of(entry.getKey(), command.exitCode(), text(command.stdout()), text(command.stderr()))
                    .forEach(text -> printed.putIfAbsent(text.source(), text));
        }
        return new RecordedFiles(copied, printed);
    }

    private static void walk(Path root, Map<String, Path> found) throws IOException {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return folder.toRealPath().startsWith(root) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && file.toRealPath().startsWith(root)) {
                    found.put("/" + root.relativize(file), file);
                }
                return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // A link in a circle, or to nowhere: not a file of the device.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The file of a path. */
    Optional<Text> file(String path) {
        Path copy = copied.get(path);
        return copy == null ? Optional.ofNullable(printed.get(path)) : Optional.of(copy(path, copy));
    }

    /** The files of a pattern, by their names. */
    List<Text> matching(String pattern) {
        Pattern form = PathPattern.of(pattern);
        Map<String, Text> found = new TreeMap<>();
        copied.forEach((path, copy) -> {
            if (form.matcher(path).matches()) {
                found.put(path, copy(path, copy));
            }
        });
        printed.forEach((path, text) -> {
            if (form.matcher(path).matches()) {
                found.putIfAbsent(path, text);
            }
        });
        return List.copyOf(found.values());
    }

    private static Text copy(String path, Path file) {
        try {
            return Text.of(path, text(file));
        } catch (IOException e) {
            return Text.without(path, "it cannot be read from the recording: " + e.getMessage());
        }
    }

    /** A recorded text, of which the first part counts; nothing for no file. */
    static String text(@Nullable Path file) throws IOException {
        if (file == null) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
