package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a run folder, held by one process at a time and given back by the system even if it is killed.
 *
 * <p>The lock is on a file of its own: POSIX gives up a process's locks on a file as soon as the process closes that file
 * anywhere, so a lock on the journal would be lost by reading the journal. For the same reason the folders that this
 * process holds are remembered, and the file of such a one is not even opened again.
 */
final class FolderLock implements Closeable {
    static final String NAME = ".lock";

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final RandomAccessFile file;

    private FolderLock(Path folder, RandomAccessFile file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Takes the lock of the folder.
     *
     * @throws StoreException if another writer has it, or the folder cannot be written
     */
    static FolderLock take(Path folder) {
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            Path real = folder.toRealPath();
            if (!HELD.add(real)) {
                throw busy(folder, pid);
            }
            try {
                return new FolderLock(real, locked(folder, pid));
            } catch (IOException | StoreException e) {
                HELD.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw StoreErrors.writing(folder.resolve(NAME), pid.length(), e);
        }
    }

    private static RandomAccessFile locked(Path folder, String pid) throws IOException {
        RandomAccessFile file = new RandomAccessFile(folder.resolve(NAME).toFile(), "rw");
        try {
            if (file.getChannel().tryLock() == null) {
                throw busy(folder, file.readLine());
            }
            file.setLength(0);
            file.writeBytes(pid);
            return file;
        } catch (IOException | StoreException e) {
            file.close();
            throw e;
        }
    }

    private static StoreException busy(Path folder, String pid) {
        return new StoreException(
                "the run in " + folder + " is being written by process " + pid + "; wait until it ends, or stop it");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StoreException("cannot release " + folder + ": " + e.getMessage(), e);
        } finally {
            HELD.remove(folder);
        }
    }
}
