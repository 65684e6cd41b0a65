package dev.dyno.harness.lab.state;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which devices are used through a process that they share, by all harnesses of this user on this machine. Whoever wants to
 * restart that process asks here.
 *
 * @param state where it is written down
 */
public record ServerUses(StateFolder state) {
    private static final String FOLDER = "uses";

    /** A use, until it is closed or its process ends. */
    public interface Use extends AutoCloseable {
        /** Ends it. Never throws. */
        @Override
        void close();
    }

    /**
     * Begins a use.
     *
     * @param server the shared process's name: letters, digits, dots and dashes
     */
    public Use begin(String server) {
        ProcessHandle process = ProcessHandle.current();
        Path file = folder(server).resolve(process.pid() + "-" + start(process) + "-" + UUID.randomUUID());
        state.alone(() -> write(file));
        return () -> delete(file);
    }

    /**
     * Does something to a shared process if nobody but the caller, who uses it once, does; nobody begins to meanwhile.
     *
     * @return whether it was done
     */
    public boolean ifUnusedByOthers(String server, Runnable action) {
        return state.alone(() -> {
            boolean alone = live(server).size() <= 1;
            if (alone) {
                action.run();
            }
            return alone;
        });
    }

    private List<Path> live(String server) {
        List<Path> live = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(server))) {
            for (Path file : files) {
                if (ended(file.getFileName().toString())) {
                    delete(file);
                } else {
                    live.add(file);
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot read " + folder(server) + ": " + e.getMessage(), e);
        }
        return live;
    }

    private static boolean ended(String name) {
        String[] words = name.split("-", 3);
        if (words.length < 3 || !words[0].matches("[0-9]{1,10}")) {
            return true;
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .map(process -> !start(process).equals(words[1]))
                .orElse(true);
    }

    private static String start(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Long.toString(start.toEpochMilli()))
                .orElse("0");
    }

    private Path folder(String server) {
        if (!server.matches("[A-Za-z0-9.-]{1,60}") || server.startsWith(".")) {
            throw new IllegalArgumentException("not the name of a server: '" + server + "'");
        }
        return state.file(FOLDER).resolve(server);
    }

    private static Path write(Path file) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            return Files.createFile(file);
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It counts no longer than its process lives.
        }
    }
}
