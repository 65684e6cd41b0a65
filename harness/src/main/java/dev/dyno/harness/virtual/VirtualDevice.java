package dev.dyno.harness.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual device that runs. Its system is a process tree in namespaces of its own; a relay on this machine's loopback is its
 * only link.
 */
public final class VirtualDevice implements AutoCloseable {
    /** What kinds there are. */
    public enum Kind {
        /** Android-like, with adbd. */
        PHONE(5555),
        /** A Linux board with sshd. */
        BOARD(22);

        private final int port;

        Kind(int port) {
            this.port = port;
        }
    }

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final VirtualParts parts;
    private final Path folder;
    private final Kind kind;
    private final int port;
    private final String storage;
    private Process pod;
    private Process relay;

    private VirtualDevice(VirtualParts parts, Path folder, Kind kind, int port, String storage) throws IOException {
        this.parts = parts;
        this.folder = folder;
        this.kind = kind;
        this.port = port;
        this.storage = storage;
        this.pod = boot();
        this.relay = relay();
    }

    /**
     * Starts a device.
     *
     * @param folder its own; keeps its data over restarts
     * @param identity who it is
     * @param port of this machine's loopback, at which it is reached
     * @param storageMebibytes how much its storage holds; 0 for as much as there is
     */
    public static VirtualDevice start(
            VirtualParts parts, Path folder, VirtualIdentity identity, int port, int storageMebibytes) {
        try {
            identity.write(folder);
            String storage = storageMebibytes == 0 ? "-" : Integer.toString(storageMebibytes);
            return new VirtualDevice(parts, folder.toAbsolutePath(), identity.kind(), port, storage);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the virtual device in " + folder, e);
        }
    }

    /** The port of this machine's loopback at which it is reached. */
    public int port() {
        return port;
    }

    /** The processes that are this device: whoever kills them ends it. */
    public List<Long> pids() {
        return List.of(pod.pid(), relay.pid());
    }

    /** Cuts its link: what is open breaks, and nobody can connect until it is restored. */
    public void cutLink() {
        destroy(relay);
    }

    /** Restores its link. */
    public void restoreLink() {
        relay = uncheck(this::relay);
    }

    /** Freezes its link: what is open hangs, and nothing tells so. */
    public void freezeLink() {
        signal("STOP", relay);
    }

    /** Lets its link go on. */
    public void thawLink() {
        signal("CONT", relay);
    }

    /** Turns it off and on again; what ran on it is gone, what lay in its storage stays. */
    public void reboot() {
        destroy(relay);
        destroy(pod);
        pod = uncheck(this::boot);
        relay = uncheck(this::relay);
    }

    /** Runs a command inside of it, past its link; for tests that do something to it. */
    public String inside(String script) {
        try {
            Process process = new ProcessBuilder(
                            "nsenter", "-t", pid(), "-m", "-p", "-n", "-u", "-r", "-w", "/bin/sh", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        destroy(relay);
        destroy(pod);
    }

    private Process boot() throws IOException {
        Path pid = folder.resolve("pid");
        Files.deleteIfExists(pid);
        List<String> command =
                new ArrayList<>(List.of("sh", parts.script("pod.sh").toString(), folder.toString()));
        if (kind == Kind.PHONE) {
            command.addAll(List.of(
                    parts.script("phone.sh").toString(),
                    folder.toString(),
                    parts.image().toString(),
                    parts.java().toString(),
                    storage));
        } else {
            command.addAll(List.of(
                    parts.script("board.sh").toString(),
                    folder.toString(),
                    parts.java().toString(),
                    storage));
        }
        Process process = logged(command, "boot.log", Map.of());
        await(() -> {
            if (!process.isAlive()) {
                throw new IOException("it ended at once: " + Files.readString(folder.resolve("boot.log")));
            }
            return Files.exists(pid) && Files.size(pid) > 1 && listens();
        });
        return process;
    }

    /** Its port appears in its own network's table, in hexadecimal, as listening (state 0A). */
    private boolean listens() throws IOException {
        Path table = Path.of("/proc", pid(), "net", "tcp");
        String local = String.format(java.util.Locale.ROOT, ":%04X ", kind.port);
        for (String name : List.of("tcp", "tcp6")) {
            Path file = table.resolveSibling(name);
            if (Files.exists(file)
                    && Files.readString(file).lines().anyMatch(l -> l.contains(local) && l.contains(" 0A "))) {
                return true;
            }
        }
        return false;
    }

    private String pid() throws IOException {
        return Files.readString(folder.resolve("pid")).strip();
    }

    private Process relay() throws IOException {
        String enter = "nsenter -t " + pid() + " -n socat - TCP\\:127.0.0.1\\:" + kind.port + "\\,nodelay";
        Process process = logged(
                List.of(
                        "setsid",
                        "socat",
                        "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork,reuseaddr,nodelay",
                        "EXEC:" + enter),
                "relay.log",
                Map.of());
        String local = String.format(java.util.Locale.ROOT, "0100007F:%04X ", port);
        await(() -> {
            if (!process.isAlive()) {
                throw new IOException("no relay: " + Files.readString(folder.resolve("relay.log")));
            }
            return Files.readString(Path.of("/proc/net/tcp"))
                    .lines()
                    .anyMatch(line -> line.contains(local) && line.contains(" 0A "));
        });
        return process;
    }

    private Process logged(List<String> command, String log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .redirectInput(new java.io.File("/dev/null"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws IOException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IOException("the virtual device in " + folder + " did not start within 20 s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void signal(String name, Process leader) {
        uncheck(() -> {
            new ProcessBuilder("sh", "-c", "kill -s " + name + " -- -" + leader.pid())
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
            return leader;
        });
    }

    /** The leader's whole group, for connections are processes of their own; the namespaces end with their first process. */
    private static void destroy(Process leader) {
        leader.descendants().forEach(ProcessHandle::destroyForcibly);
        leader.destroyForcibly();
        try {
            leader.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Start {
        Process process() throws IOException, InterruptedException;
    }

    private static Process uncheck(Start start) {
        try {
            return start.process();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
