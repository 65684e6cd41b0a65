package dev.dyno.harness.virtual;

import dev.dyno.harness.virtual.live.LiveTwin;
import dev.dyno.results.error.DynoException;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program that {@link TwinKeeper} starts: keeps the twins of all virtual devices in a folder going. */
final class TwinDaemon implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    /** A device that restarts is away for less. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static volatile boolean ending;

    private final Path folder;
    private final Map<Path, Kept> kept = new HashMap<>();
    private long looked;
    private long lastSeen;

    /** One of the twins. */
    private static final class Kept {
        final LiveTwin twin;
        final FileTime of;
        long due;
        long lastSeen;
        boolean up = true;

        Kept(LiveTwin twin, FileTime of, long now) {
            this.twin = twin;
            this.of = of;
            this.due = now;
            this.lastSeen = now;
        }
    }

    private TwinDaemon(Path folder, long now) {
        this.folder = folder;
        this.looked = now - LOOK_NANOS;
        this.lastSeen = now;
    }

    /**
     * Keeps them going until it is ended or none is left.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            LockSupport.unpark(main);
            try {
                main.join(TimeUnit.SECONDS.toMillis(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (TwinDaemon daemon = new TwinDaemon(Path.of(arguments[0]), System.nanoTime())) {
            while (!ending && daemon.goOn(System.nanoTime())) {
                LockSupport.parkNanos(daemon.pause(System.nanoTime()));
            }
        }
    }

    @Override
    public void close() {
        kept.values().forEach(one -> one.twin.close());
    }

    /** Lets all go on whose time has come; false if there is nothing left to do. */
    private boolean goOn(long now) {
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            if (!Files.isDirectory(folder)) {
                return false;
            }
            look(now);
        }
        for (Map.Entry<Path, Kept> one : kept.entrySet()) {
            if (one.getValue().up && now - one.getValue().due >= 0) {
                goOn(one.getKey(), one.getValue(), now);
            }
        }
        lastSeen = kept.isEmpty() ? lastSeen : now;
        return now - lastSeen < GRACE_NANOS;
    }

    private void goOn(Path device, Kept one, long now) {
        long step = one.twin.stepNanos();
        // What is late is not made up for: the next step is longer by itself.
        one.due = Math.max(one.due + step, now + step / 2);
        try {
            one.twin.goOn(System.nanoTime(), System.currentTimeMillis());
        } catch (IOException e) {
            say(device, e.toString());
        }
    }

    private long pause(long now) {
        long until = looked + LOOK_NANOS;
        for (Kept one : kept.values()) {
            until = one.up ? Math.min(until, one.due) : until;
        }
        return Math.max(1_000_000, until - now);
    }

    private void look(long now) {
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(RunningDevice::in).forEach(device -> look(device, now));
        } catch (IOException e) {
            say(folder, e.toString());
        }
        kept.entrySet().removeIf(one -> {
            boolean gone = now - one.getValue().lastSeen >= GRACE_NANOS || !new TwinFolder(one.getKey()).present();
            if (gone) {
                one.getValue().twin.close();
                new TwinFolder(one.getKey()).cleanUp();
            }
            return gone;
        });
    }

    private void look(Path device, long now) {
        try {
            boolean up = RunningDevice.load(device).pod().filter(Leader::alive).isPresent();
            Kept one = kept.get(device);
            if (one != null) {
                one.up = up;
                one.lastSeen = up ? now : one.lastSeen;
            }
            TwinFolder files = new TwinFolder(device);
            FileTime of = files.present() ? Files.getLastModifiedTime(files.file()) : null;
            if (up && of != null && (one == null || !one.of.equals(of))) {
                replace(device, files, of, now);
            }
        } catch (IOException | DynoException e) {
            say(device, String.valueOf(e.getMessage()));
        }
    }

    private void replace(Path device, TwinFolder files, FileTime of, long now) throws IOException {
        Optional<TwinParameters> parameters = files.parameters();
        if (parameters.isPresent()) {
            @Nullable Kept before = kept.remove(device);
            if (before != null) {
                before.twin.close();
            }
            kept.put(device, new Kept(new LiveTwin(device, parameters.get(), now), of, now));
        }
    }

    /** Its log is what it prints, and is there as long as its folder. */
    private static void say(Path about, String message) {
        System.Logger log = System.getLogger(TwinDaemon.class.getName());
        log.log(System.Logger.Level.WARNING, about + ": " + message);
    }
}
