package dev.dyno.harness.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for processes of this machine, so that tests can tell whether any was left behind. */
public final class Processes {
    private Processes() {}

    /** What runs with a folder in its command line or works below it, as {@code PID COMMAND}; this process is left out. */
    public static List<String> of(Path folder) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != self)
                .filter(pid -> command(pid).contains(folder.toString())
                        || workFolder(pid).startsWith(folder.toString()))
                .map(pid -> pid + " " + command(pid))
                .toList();
    }

    /** The command line of a process; empty once it is gone or only waits to be buried. */
    static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private static String workFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The names in a folder, sorted; none if it is not there. */
    public static List<String> names(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
