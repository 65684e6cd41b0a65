package dev.dyno.harness.lab.state;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The folder in which a lab host keeps what it knows of its devices.
 *
 * @param folder where; made, for its owner only, when first needed
 */
public record StateFolder(Path folder) {
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();
    private static final long PATIENCE_SECONDS = 30;
    private static final long POLL_MILLIS = 20;

    public StateFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The folder of the user whom the environment describes, by {@code XDG_STATE_HOME} and {@code HOME}. */
    public static StateFolder of(Map<String, String> env) {
        String named = env.getOrDefault("XDG_STATE_HOME", "");
        // The XDG rules say that a relative path counts as absent.
        Path state =
                named.startsWith("/") ? Path.of(named) : Path.of(env.getOrDefault("HOME", "/tmp"), ".local", "state");
        return new StateFolder(state.resolve("dyno").resolve("lab"));
    }

    /** A file in it. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Does something that no other thread or process does here at the same time. An interrupted thread does it, too.
     *
     * @throws StoreException if the folder cannot be written, or another keeps it for half a minute
     */
    public <T> T alone(Supplier<T> action) {
        boolean interrupted = Thread.interrupted();
        ReentrantLock lock = LOCKS.computeIfAbsent(folder, path -> new ReentrantLock());
        lock.lock();
        try (RandomAccessFile file = open()) {
            if (lock.getHoldCount() == 1) {
                await(file);
            }
            return action.get();
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RandomAccessFile open() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new RandomAccessFile(folder.resolve(".lock").toFile(), "rw");
    }

    /** The system gives the lock back when the file is closed, and when the process ends. */
    private void await(RandomAccessFile file) throws IOException {
        long start = System.nanoTime();
        while (file.getChannel().tryLock() == null) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new StoreException("another process keeps " + folder + "/.lock; end it if it hangs (see: fuser "
                        + folder + "/.lock)");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private StoreException unusable(IOException e) {
        return new StoreException(
                "cannot write the lab's state in " + folder + ": " + e.getMessage()
                        + "; set XDG_STATE_HOME to a folder that can be written",
                e);
    }
}
