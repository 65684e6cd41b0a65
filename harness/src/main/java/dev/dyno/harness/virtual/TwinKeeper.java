package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The process that keeps the twins of all virtual devices in a folder going, after the one that started them has ended. It ends
 * when it is told to, when the folder is gone, and soon after the last of the devices has ended.
 *
 * @param folder in which each device with a twin has its own
 */
public record TwinKeeper(Path folder) {
    private static final String LEADER = "keeper";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /**
     * Makes sure that it runs if any device has a twin, and waits until each device that runs shows its own.
     *
     * @throws IOException if it does not start
     */
    public void ensure() throws IOException {
        List<Path> devices = withTwins();
        if (devices.isEmpty()) {
            return;
        }
        Path log = folder.resolve("keeper.log");
        Leader leader = leader().filter(Leader::alive).isPresent()
                ? leader().orElseThrow()
                : Leader.start(command(), folder.resolve(LEADER), log);
        for (Path device : devices) {
            Patience.await("the twin of the virtual device in " + device, () -> {
                if (!leader.alive()) {
                    throw new IOException("the twins' keeper has ended: " + Leader.tail(log));
                }
                return new TwinFolder(device).shown();
            });
        }
    }

    /** Ends it. Never throws. */
    public void stop() {
        try {
            Optional<Leader> running = leader();
            // First in peace: it lets go what it slows down.
            running.ifPresent(leader -> leader.signal("TERM"));
            long start = System.nanoTime();
            while (running.filter(Leader::alive).isPresent() && System.nanoTime() - start < PATIENCE_NANOS) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            running.ifPresent(Leader::kill);
        } catch (IOException e) {
            // What cannot be read was not written by one that could still run.
        }
    }

    private Optional<Leader> leader() throws IOException {
        return Leader.load(folder.resolve(LEADER));
    }

    /** The devices that run and have one. */
    private List<Path> withTwins() throws IOException {
        List<Path> devices = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path device : entries.filter(RunningDevice::in).toList()) {
                if (new TwinFolder(device).present()
                        && RunningDevice.load(device).up()) {
                    devices.add(device);
                }
            }
        }
        return devices;
    }

    /** A small Java, of what this one is made of. */
    private List<String> command() {
        String[] path = System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1);
        List<String> absolute = Stream.of(path)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms8m",
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                String.join(java.io.File.pathSeparator, absolute),
                TwinDaemon.class.getName(),
                folder.toAbsolutePath().toString());
    }
}
