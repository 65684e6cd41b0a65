package dev.dyno.harness.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.results.error.StoreException;
import dev.dyno.scenarios.file.RecordingFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A recording while it is written: under a name of its own, which it changes for the right one once it is whole. */
final class RecordingFolder implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_COMMANDS = 1_000;
    private static final int LONGEST_NAME = 200;

    private final Path target;
    private final Path part;
    private final StringBuilder commands =
            new StringBuilder("# What a device's commands said; played back by transport: replay.\n");
    private final JsonMapper json = JsonMapper.builder().build();
    private int count;
    private long bytes;

    /**
     * Begins a recording.
     *
     * @param target where it shall be; not there yet, or an empty folder
     * @throws StoreException if there is something already, or nothing can be written
     */
    RecordingFolder(Path target) {
        this.target = target.toAbsolutePath().normalize();
        requireFree(this.target);
        try {
            Path parent = this.target.resolveSibling("");
            Files.createDirectories(parent);
            this.part = Files.createTempDirectory(parent, ".recording-");
        } catch (IOException e) {
            throw new StoreException("cannot write a recording to " + target + ": " + e, e);
        }
    }

    /** Refuses a target that holds something. */
    static void requireFree(Path target) {
        try (Stream<Path> inside = Files.isDirectory(target)
                ? Files.list(target)
                : Stream.of(target).filter(Files::exists)) {
            if (inside.findAny().isPresent()) {
                throw new StoreException(
                        target + " is there already; name a folder that does not exist, or an empty one",
                        new FileAlreadyExistsException(target.toString()));
            }
        } catch (IOException e) {
            throw new StoreException("cannot look into " + target + ": " + e, e);
        }
    }

    /** Adds a command. Beyond a thousand they are left out. */
    void command(List<String> words, String stdout, String stderr, int exitCode) throws IOException {
        if (++count > MOST_COMMANDS) {
            return;
        }
        String number = String.format(java.util.Locale.ROOT, "out/%03d", count);
        boolean plain = words.stream().allMatch(word -> word.matches("[A-Za-z0-9_./:=,@%+-]+"));
        commands.append("- command: ")
                .append(plain ? quoted(String.join(" ", words)) : quoted(words))
                .append('\n');
        if (!stdout.isEmpty() && write(number + ".stdout", stdout)) {
            commands.append("  stdout: ").append(number).append(".stdout\n");
        }
        if (!stderr.isEmpty() && write(number + ".stderr", stderr)) {
            commands.append("  stderr: ").append(number).append(".stderr\n");
        }
        commands.append(exitCode == 0 ? "" : "  exit: " + exitCode + "\n");
    }

    /** Adds a device's file; one whose path is none that a file here may have is left out. */
    void file(String path, String content) throws IOException {
        boolean fits = Stream.of(path.split("/", -1))
                .allMatch(name -> name.length() <= LONGEST_NAME && !name.equals("..") && !name.equals("."));
        if (path.matches("/[^\\p{Cntrl}]+") && fits) {
            write("files" + path, content);
        }
    }

    private boolean write(String name, String content) throws IOException {
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        Path file = part.resolve(name).normalize();
        bytes += text.length;
        if (!file.startsWith(part) || bytes > MOST_BYTES || Files.exists(file)) {
            return false;
        }
        try {
            Files.createDirectories(file.resolveSibling(""));
        } catch (FileAlreadyExistsException e) {
            // A device that calls one name both a file and a folder.
            return false;
        }
        Files.write(file, text);
        return true;
    }

    /** Gives it its name. */
    void finish() throws IOException {
        write(RecordingFiles.COMMANDS, commands.toString());
        if (Files.isDirectory(target)) {
            Files.delete(target);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was not finished. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.exists(part) ? Files.walk(part) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Left over, under a name that says what it is; the error that led here is the one to tell.
        }
    }

    private String quoted(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
