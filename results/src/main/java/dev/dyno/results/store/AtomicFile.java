package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that a reader sees the old content or the new, never a part, whatever happens meanwhile. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Replaces the file's content and returns when it is on the disk.
     *
     * @throws StoreException if it cannot be written, for example on a full disk; the old content is then still there
     */
    public static void write(Path file, byte[] content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            // No channel: an interrupt, which is how a run is stopped, would close it in the middle of the write.
            try (FileOutputStream out = new FileOutputStream(part.toFile())) {
                out.write(content);
                out.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(part);
            throw StoreErrors.writing(file, content.length, e);
        }
        syncFolder(file.resolveSibling("."));
    }

    @SuppressWarnings("EmptyCatch")
    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // The error that led here is the one to report.
        }
    }

    /** Puts the new name on the disk too; not every system lets a folder be opened, and then its own rules hold. */
    @SuppressWarnings("EmptyCatch")
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // The content is safe already.
        }
    }
}
