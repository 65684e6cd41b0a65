package dev.dyno.harness.lab.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Who holds a lease. All words are made of letters, digits and {@code . _ @ : -}.
 *
 * @param run the run's id; {@link #NO_RUN} if it is none
 * @param machine names this start of this system with its own numbering of processes; {@link #UNKNOWN} if there is no telling
 * @param pid the harness's process there
 * @param started when that process started, in milliseconds since 1970; 0 if there is no telling
 * @param who user and host, for people
 */
public record Holder(String run, String machine, long pid, long started, String who) {
    /** In place of a run's id. */
    public static final String NO_RUN = "-";

    static final String UNKNOWN = "unknown";

    private static final int LONGEST = 80;
    private static final String WORD = "[A-Za-z0-9._@:-]{1," + LONGEST + "}";

    public Holder {
        if (!List.of(run, machine, who).stream().allMatch(word -> word.matches(WORD)) || pid < 0 || started < 0) {
            throw new IllegalArgumentException("not a holder: " + run + " " + machine + " " + pid + " " + who);
        }
    }

    /**
     * This process.
     *
     * @param run what it does: a run's id, or {@link #NO_RUN}
     * @param env where {@code USER} and {@code HOSTNAME} are looked up
     */
    public static Holder here(String run, Map<String, String> env) {
        ProcessHandle process = ProcessHandle.current();
        String user = env.getOrDefault("USER", System.getProperty("user.name", "somebody"));
        String host = line(Path.of("/proc/sys/kernel/hostname")).orElse(env.getOrDefault("HOSTNAME", "somewhere"));
        return new Holder(word(run), thisMachine(), process.pid(), startOf(process), word(user + "@" + host));
    }

    /** Whether this is a process of this very machine that has ended. What cannot be told counts as alive. */
    public boolean knownDead() {
        if (machine.equals(UNKNOWN) || !machine.equals(thisMachine()) || started == 0) {
            return false;
        }
        return ProcessHandle.of(pid)
                .map(process -> process.info().startInstant().isPresent() && startOf(process) != started)
                .orElse(true);
    }

    /** As the lease file has it. */
    String words() {
        return String.join(" ", machine, Long.toString(pid), Long.toString(started), who);
    }

    /** For people. */
    public String shown() {
        return who + " (process " + pid + (run.equals(NO_RUN) ? "" : ", run " + run) + ")";
    }

    /** Any text as one word. */
    private static String word(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._@:-]", "_");
        return plain.isEmpty() ? NO_RUN : plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Another start of the system, and another container, count their processes anew. */
    private static String thisMachine() {
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            String processes =
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            CRC32 digest = new CRC32();
            digest.update((boot + processes).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return String.format(Locale.ROOT, "%s-%08x", boot.substring(0, 8), digest.getValue());
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    private static Optional<String> line(Path file) {
        try {
            return Files.readAllLines(file).stream().findFirst().filter(line -> !line.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
