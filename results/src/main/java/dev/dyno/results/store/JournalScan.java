package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a journal holds.
 *
 * <p>The file is the {@link #MAGIC} and then frames. A frame is the payload's length, the CRC-32C of these four bytes, the
 * CRC-32C of the payload (each as four bytes, most significant first), and the payload. The length has a checksum of its
 * own because a damaged length would otherwise look like an unfinished last frame, and hide all frames behind it.
 *
 * @param payloads the payload of every whole frame, in order
 * @param end where the last whole frame ends, in bytes from the start of the file
 * @param size the file's size, in bytes; more than {@code end} if the last append was cut off
 */
record JournalScan(List<byte[]> payloads, long end, long size) {
    static final byte[] MAGIC = {'D', 'Y', 'N', 'O', 'J', 'N', 'L', '1'};
    static final int FRAME_HEADER = 12;
    static final int LARGEST_PAYLOAD = 16 << 20;

    JournalScan {
        payloads = List.copyOf(payloads);
    }

    boolean torn() {
        return size > end;
    }

    /**
     * Reads a journal; one that does not exist is empty.
     *
     * @throws StoreException if it cannot be read, is no journal, or is damaged before its end
     */
    static JournalScan of(Path file) {
        try {
            return scan(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return new JournalScan(List.of(), 0, 0);
        } catch (IOException e) {
            throw StoreErrors.reading(file, e);
        }
    }

    static ByteBuffer frame(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + payload.length);
        frame.putInt(payload.length);
        frame.putInt(checksum(frame.array(), 0, Integer.BYTES));
        frame.putInt(checksum(payload, 0, payload.length));
        return frame.put(payload).flip();
    }

    private static JournalScan scan(Path file, byte[] bytes) {
        int known = Math.min(MAGIC.length, bytes.length);
        if (!Arrays.equals(bytes, 0, known, MAGIC, 0, known)) {
            throw new StoreException(file + " is not a journal of this version of Dyno");
        }
        if (bytes.length < MAGIC.length) {
            return new JournalScan(List.of(), 0, bytes.length);
        }
        List<byte[]> payloads = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = MAGIC.length;
        while (bytes.length - at >= FRAME_HEADER) {
            int length = buffer.getInt(at);
            if (buffer.getInt(at + 4) != checksum(bytes, at, Integer.BYTES)) {
                if (onlyZeros(bytes, at)) {
                    break;
                }
                throw damaged(file, at, payloads.size());
            }
            int start = at + FRAME_HEADER;
            if (length < 0 || length > bytes.length - start) {
                break;
            }
            if (buffer.getInt(at + 8) != checksum(bytes, start, length)) {
                if (start + length == bytes.length) {
                    break;
                }
                throw damaged(file, at, payloads.size());
            }
            payloads.add(Arrays.copyOfRange(bytes, start, start + length));
            at = start + length;
        }
        return new JournalScan(payloads, at, bytes.length);
    }

    /** Whether nothing follows: after a power cut a file may have grown before its bytes came. */
    private static boolean onlyZeros(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static StoreException damaged(Path file, int at, int intact) {
        return new StoreException(file + " is damaged at byte " + at + ", after " + intact
                + " intact trials; restore it from a copy, or cut it there to give up what follows: truncate -s " + at
                + " "
                + file);
    }
}
