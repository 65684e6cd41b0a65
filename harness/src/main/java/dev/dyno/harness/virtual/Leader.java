package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that leads a group of its own, and was started here or by an earlier command. It is known by more than its number,
 * which a machine gives out again: nothing else is ever taken for it.
 *
 * @param pid its number
 * @param started when it started, in clock ticks since the machine did
 * @param boot which start of the machine that was, as {@code /proc/sys/kernel/random/boot_id} has it
 */
record Leader(long pid, long started, String boot) {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Behind the name, which may hold anything, the state is the 1st word of {@code /proc/PID/stat}, the start the 20th. */
    private static final int START = 19;

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /**
     * Starts a program as the leader of a session of its own, which outlives this process.
     *
     * @param record where to write down which it is, for {@link #load}
     * @param log where all that it prints goes
     */
    static Leader start(List<String> command, Path record, Path log) throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command);
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        List<String> stat = stat(process.pid());
        if (stat.isEmpty()) {
            throw new IOException(command.get(0) + " ended at once: " + tail(log));
        }
        Leader leader = new Leader(
                process.pid(),
                Long.parseLong(stat.get(START)),
                Files.readString(BOOT).strip());
        Files.writeString(record, leader.pid + " " + leader.started + " " + leader.boot + "\n");
        return leader;
    }

    /** The leader that was written down in a file; empty if none was. */
    static Optional<Leader> load(Path record) throws IOException {
        String text = Files.exists(record) ? Files.readString(record).strip() : "";
        if (!text.matches("[0-9]{1,10} [0-9]{1,18} [0-9a-f-]{1,40}")) {
            return Optional.empty();
        }
        String[] words = text.split(" ", -1);
        return Optional.of(new Leader(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]));
    }

    /** Whether it still runs; a number that another process has now, or has since the machine was restarted, does not count. */
    boolean alive() {
        List<String> stat = stat(pid);
        return !stat.isEmpty()
                && !"ZX".contains(stat.get(0))
                && Long.parseLong(stat.get(START)) == started
                && sameBoot();
    }

    /** Sends a signal to it and its group. */
    void signal(String name) {
        if (!alive()) {
            return;
        }
        try {
            VirtualParts.run("sh", "-c", "kill -s " + name + " -- -" + pid);
        } catch (IOException e) {
            // It ended in this very moment.
        }
    }

    /** Kills it and its group, and waits until it is gone. Never throws. */
    void kill() {
        boolean interrupted = Thread.interrupted();
        signal("KILL");
        long start = System.nanoTime();
        while (alive() && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of what a program has printed. */
    static String tail(Path log) throws IOException {
        byte[] said = Files.readAllBytes(log);
        int from = Math.max(0, said.length - 2_000);
        return new String(said, from, said.length - from, StandardCharsets.UTF_8).strip();
    }

    private boolean sameBoot() {
        try {
            return Files.readString(BOOT).strip().equals(boot);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            List<String> words =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
            return words.size() > START ? words : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
