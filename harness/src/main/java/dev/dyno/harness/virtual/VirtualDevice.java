package dev.dyno.harness.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual device that runs. Its system is a process tree in namespaces of its own; a relay on this machine's loopback is its
 * only link. It goes on when the process that started it ends.
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

        /** Where it listens in its own network. */
        int port() {
            return port;
        }
    }

    private final VirtualParts parts;
    private final Path folder;
    private final Kind kind;
    private final int port;
    private final String storage;
    private Leader pod;
    private Leader relay;

    private VirtualDevice(VirtualParts parts, Path folder, Kind kind, int port, String storage) throws IOException {
        this.parts = parts;
        this.folder = folder;
        this.kind = kind;
        this.port = port;
        this.storage = storage;
        this.pod = Pod.boot(parts, folder, kind, storage);
        try {
            this.relay = Relay.start(parts, folder, kind, port);
        } catch (IOException e) {
            pod.kill();
            throw e;
        }
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
            new TwinFolder(folder.toAbsolutePath()).prepare();
            RunningDevice.plan(folder, identity.kind(), port);
            String storage = storageMebibytes == 0 ? "-" : Integer.toString(storageMebibytes);
            return new VirtualDevice(parts, folder.toAbsolutePath(), identity.kind(), port, storage);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the virtual device in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The port of this machine's loopback at which it is reached. */
    public int port() {
        return port;
    }

    /** The processes that are this device: whoever kills their groups ends it. */
    public List<Long> pids() {
        return List.of(pod.pid(), relay.pid());
    }

    /** Cuts its link: what is open breaks, and nobody can connect until it is restored. */
    public void cutLink() {
        relay.kill();
    }

    /** Restores its link. */
    public void restoreLink() {
        relay = unchecked(() -> Relay.start(parts, folder, kind, port));
    }

    /** Freezes its link: what is open hangs, and nothing tells so. */
    public void freezeLink() {
        relay.signal("STOP");
    }

    /** Lets its link go on. */
    public void thawLink() {
        relay.signal("CONT");
    }

    /** Turns it off and on again; what ran on it is gone, what lay in its storage stays. */
    public void reboot() {
        close();
        pod = unchecked(() -> Pod.boot(parts, folder, kind, storage));
        relay = unchecked(() -> Relay.start(parts, folder, kind, port));
    }

    /** Runs a command inside of it, past its link; for tests that do something to it. */
    public String inside(String script) {
        try {
            List<String> command = new ArrayList<>(List.of("nsenter", "-t", Pod.pid(folder)));
            command.addAll(List.of("-m", "-p", "-n", "-u", "-r", "-w", "/bin/sh", "-c", script));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
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
        relay.kill();
        pod.kill();
        new TwinFolder(folder).cleanUp();
    }

    private interface Start {
        Leader leader() throws IOException;
    }

    private static Leader unchecked(Start start) {
        try {
            return start.leader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
