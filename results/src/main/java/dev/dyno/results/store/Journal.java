package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file to which entries are only ever appended, each on the disk before the append returns. {@link JournalScan} reads
 * it. The caller holds the lock of the folder, so there is one writer.
 */
final class Journal implements Closeable {
    private final Path file;
    // Not a channel: an interrupt, which is how a run is stopped, would close it in the middle of an append.
    private final RandomAccessFile out;
    private long end;

    private Journal(Path file, RandomAccessFile out, long end) {
        this.file = file;
        this.out = out;
        this.end = end;
    }

    /**
     * Opens a journal for appending, making it if need be, and cuts off what an interrupted append left behind.
     *
     * @throws StoreException if it cannot be written, or is damaged before its end
     */
    static Journal open(Path file) {
        long end = JournalScan.of(file).end();
        RandomAccessFile out;
        try {
            out = new RandomAccessFile(file.toFile(), "rw");
        } catch (IOException e) {
            throw StoreErrors.writing(file, 0, e);
        }
        Journal journal = new Journal(file, out, end);
        try {
            journal.put(end == 0 ? JournalScan.MAGIC : new byte[0]);
            return journal;
        } catch (StoreException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Appends an entry and returns when it is on the disk.
     *
     * @throws StoreException if it cannot be; the journal is then as before
     */
    void append(byte[] payload) {
        if (payload.length > JournalScan.LARGEST_PAYLOAD) {
            throw new StoreException(file + ": an entry of " + payload.length + " bytes is more than the "
                    + JournalScan.LARGEST_PAYLOAD + " that a journal takes");
        }
        put(JournalScan.frame(payload).array());
    }

    private void put(byte[] bytes) {
        cutTail();
        try {
            out.seek(end);
            out.write(bytes);
            out.getFD().sync();
        } catch (IOException e) {
            StoreException error = StoreErrors.writing(file, bytes.length, e);
            try {
                cutTail();
            } catch (StoreException second) {
                error.addSuppressed(second);
            }
            throw error;
        }
        end += bytes.length;
    }

    private void cutTail() {
        try {
            if (out.length() > end) {
                out.setLength(end);
                out.getFD().sync();
            }
        } catch (IOException e) {
            throw StoreErrors.writing(file, 0, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw StoreErrors.writing(file, 0, e);
        }
    }
}
