package dev.dyno.harness.transport.adb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends one file by adb's sync service ({@code SYNC.TXT} and {@code file_sync_protocol.h} in Android's adb sources): four letters
 * and four bytes of length, little-endian, then data. It fills a large buffer ahead of the adb server, which waits for the device after each
 * of its packets: the more there is for one, the fewer there are.
 */
final class SyncSender {
    /** The service that understands it. */
    static final String SERVICE = "sync:";

    /** What a socket shall hold on to ahead of the server. */
    static final int AHEAD_BYTES = 1 << 20;

    private static final int HEAD = 8;
    /** The protocol's own bound. */
    private static final int LARGEST_DATA = 1 << 16;

    private static final int BLOCKS = 16;
    private static final int LONGEST_REASON = 4096;
    /** A plain file, read by all and written by its owner, as adb push makes them. */
    private static final int MODE = 0100644;

    private final SocketChannel socket;
    private final Selector selector;
    private final SelectionKey key;
    private final long stallMillis;
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(BLOCKS * (HEAD + LARGEST_DATA)).order(ByteOrder.LITTLE_ENDIAN);

    private SyncSender(SocketChannel socket, Selector selector, Duration stall) throws IOException {
        this.socket = socket;
        this.selector = selector;
        this.stallMillis = Math.max(1, stall.toMillis());
        socket.configureBlocking(false);
        this.key = socket.register(selector, 0);
    }

    /**
     * Sends a file.
     *
     * @param socket an open stream to the service
     * @param stall how long it may stand still before it is given up
     * @throws IOException if the link is gone, the device refuses, the copy stands still or the thread is interrupted
     */
    static void send(SocketChannel socket, Path file, String target, Duration stall) throws IOException {
        try (Selector selector = Selector.open();
                FileChannel in = FileChannel.open(file)) {
            long seconds = Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
            new SyncSender(socket, selector, stall).send(in, target, (int) seconds);
        }
    }

    private void send(FileChannel in, String target, int seconds) throws IOException {
        byte[] name = (target + "," + MODE).getBytes(StandardCharsets.UTF_8);
        head("SEND", name.length).put(name);
        while (fill(in)) {
            write();
            block.clear();
        }
        head("DONE", seconds);
        write();
        answer();
    }

    /** Adds as much of the file to the block as fits; false at its end. */
    private boolean fill(FileChannel in) throws IOException {
        while (block.remaining() >= HEAD + LARGEST_DATA) {
            int at = block.position();
            block.position(at + HEAD).limit(at + HEAD + LARGEST_DATA);
            int read = in.read(block);
            block.limit(block.capacity()).position(at);
            if (read < 0) {
                return false;
            }
            head("DATA", read);
            block.position(at + HEAD + read);
        }
        return true;
    }

    private ByteBuffer head(String id, int number) {
        return block.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(number);
    }

    private void write() throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            if (socket.write(block) == 0) {
                await(SelectionKey.OP_WRITE | SelectionKey.OP_READ);
                if (key.isReadable()) {
                    answer(); // before the end it is never a good one
                    throw new IOException("adb took a file before its end");
                }
            }
        }
    }

    private void await(int operations) throws IOException {
        key.interestOps(operations);
        int ready = selector.select(stallMillis);
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
        if (ready == 0) {
            throw new IOException("the device took no data for too long");
        }
        selector.selectedKeys().clear();
    }

    private void answer() throws IOException {
        ByteBuffer head = read(HEAD);
        byte[] id = new byte[4];
        head.get(id);
        int length = head.getInt();
        String word = new String(id, StandardCharsets.US_ASCII);
        if (word.equals("FAIL") && length >= 0 && length <= LONGEST_REASON) {
            throw new IOException(
                    StandardCharsets.UTF_8.decode(read(length)).toString().strip());
        }
        if (!word.equals("OKAY")) {
            throw new IOException("adb answered '" + word + "' to a file");
        }
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int read = socket.read(bytes);
            if (read < 0) {
                throw new EOFException("the link broke off");
            }
            if (read == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return bytes.flip();
    }
}
