package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A virtual device as a later process finds it again, by what lies in its folder.
 *
 * @param kind what it is
 * @param port of this machine's loopback, at which it is reached
 * @param pod the process that is its system, if it was started
 * @param relay the process that is its link, if it was started
 */
record RunningDevice(VirtualDevice.Kind kind, int port, Optional<Leader> pod, Optional<Leader> relay) {
    private static final String FILE = "device";

    /** Writes down what will run, before it does. */
    static void plan(Path folder, VirtualDevice.Kind kind, int port) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.writeString(folder.resolve(FILE + ".part"), word(kind) + "\n" + port + "\n");
        Files.move(part, folder.resolve(FILE), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether a folder is that of a device. */
    static boolean in(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Reads what was written down. */
    static RunningDevice load(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(FILE));
        if (lines.size() != 2
                || !lines.get(0).matches("phone|board")
                || !lines.get(1).matches("[0-9]{1,5}")) {
            throw new IOException(folder.resolve(FILE) + " is damaged");
        }
        return new RunningDevice(
                VirtualDevice.Kind.valueOf(lines.get(0).toUpperCase(Locale.ROOT)),
                Integer.parseInt(lines.get(1)),
                Leader.load(folder.resolve(Pod.LEADER)),
                Leader.load(folder.resolve(Relay.LEADER)));
    }

    /** Its kind in one word. */
    String word() {
        return word(kind);
    }

    /** A kind in one word. */
    static String word(VirtualDevice.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it runs and can be connected to. */
    boolean up() {
        return pod.filter(Leader::alive).isPresent()
                && relay.filter(Leader::alive).isPresent();
    }

    /** Ends it. Kills nothing else, even where its processes are long gone and their numbers taken. Never throws. */
    void end() {
        Stream.of(relay, pod).flatMap(Optional::stream).forEach(Leader::kill);
    }
}
