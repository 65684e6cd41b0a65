package dev.dyno.harness.virtual.live;

import dev.dyno.scenarios.twin.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The files below {@code /sys} in which a running virtual device shows its twin. Each is replaced as a whole, so nobody ever reads
 * half of one; what has not changed is not written.
 */
final class Screen {
    /** A folder that virtual devices make below {@code /sys}, and nothing else has: nothing else is ever written to. */
    static final String OWN = ".twin";

    private static final String NEXT = OWN + "/next";
    /** Reading the start of one's own memory is an input or output error on every Linux. */
    private static final Path BROKEN = Path.of("/proc/self/mem");

    private static final String ERROR_NUMBER = "-22"; // invalid argument

    private final Path sys;
    private final Map<String, String> shown = new HashMap<>();

    /** That of the system whose first process it is, by its number on this machine. */
    Screen(long first) {
        this.sys = Path.of("/proc/" + first + "/root/sys");
    }

    /** Whether the system is so far that it can be written to. */
    boolean there() {
        return Files.isDirectory(sys.resolve(OWN));
    }

    /**
     * Shows texts.
     *
     * @param texts by their files' paths below {@code /sys}
     * @param currents the files among them that the fault is about
     * @throws IOException if the device is not there any more
     */
    void show(Map<String, String> texts, Set<String> currents, Faults.Reading fault) throws IOException {
        boolean fails = fault != Faults.Reading.FINE && fault != Faults.Reading.STALE;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            String file = text.getKey();
            if (fails && currents.contains(file)) {
                put(file, fault.name(), fault);
            } else if (fails && file.endsWith("/uevent")) {
                put(file, text.getValue().replaceFirst("\nPOWER_SUPPLY_CURRENT_NOW=[^\n]*", ""), Faults.Reading.FINE);
            } else {
                put(file, text.getValue(), Faults.Reading.FINE);
            }
        }
    }

    private void put(String file, String text, Faults.Reading fault) throws IOException {
        if (text.equals(shown.get(file))) {
            return;
        }
        Path next = sys.resolve(NEXT);
        switch (fault) {
            case FINE, STALE -> Files.writeString(next, text + "\n");
            case ERROR_NUMBER -> Files.writeString(next, ERROR_NUMBER + "\n");
            case BROKEN -> Files.createSymbolicLink(next, BROKEN);
            case HANGS -> pipe(next);
        }
        Path target = sys.resolve(file);
        try {
            move(next, target);
        } catch (NoSuchFileException e) {
            // Only below a folder that this device has; the file before it has just been written there.
            Files.createDirectories(target.resolveSibling(""));
            move(next, target);
        }
        shown.put(file, text);
    }

    private static void move(Path next, Path target) throws IOException {
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A pipe that nobody writes to: whoever opens it waits for ever. */
    private static void pipe(Path next) throws IOException {
        Process made = new ProcessBuilder("mkfifo", next.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!made.waitFor(5, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new IOException("mkfifo failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            made.destroyForcibly();
        }
    }
}
