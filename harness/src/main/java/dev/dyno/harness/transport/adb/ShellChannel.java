package dev.dyno.harness.transport.adb;

import dev.dyno.harness.transport.shell.RemoteShell;
import dev.dyno.harness.transport.shell.RemoteShell.Sink;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * One command by adb's shell protocol, version 2 ({@code shell_protocol.h} in Android's adb sources): packets of one byte of
 * kind, four bytes of length, little-endian, and data. A stream that ends before the packet with the exit code is a link that
 * broke.
 */
final class ShellChannel implements RemoteShell.Channel {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int EXIT = 3;
    private static final int CLOSE_STDIN = 4;
    private static final int LARGEST_PACKET = 1 << 20;
    private static final int LARGEST_INPUT = 1 << 15;

    private final Socket socket;
    private final Sink stdout;
    private final Sink stderr;
    private final CompletableFuture<OptionalInt> ended = new CompletableFuture<>();

    ShellChannel(Socket socket, Sink stdout, Sink stderr) {
        this.socket = socket;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Begins to listen, and does something at the end. */
    void begin(Runnable afterwards) {
        Thread thread = new Thread(
                () -> {
                    listen();
                    afterwards.run();
                },
                "dyno-adb-shell");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        OptionalInt code = OptionalInt.empty();
        try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
            code = OptionalInt.of(packets(in));
        } catch (IOException e) {
            // No exit code: the link broke.
        } finally {
            ended.complete(code);
            close();
        }
    }

    private int packets(DataInputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int kind = in.readUnsignedByte();
            int left = Integer.reverseBytes(in.readInt());
            if (left < 0 || left > LARGEST_PACKET) {
                throw new IOException("adb sent a packet of " + left + " bytes");
            }
            if (kind == EXIT && left == 1) {
                return in.readUnsignedByte();
            }
            while (left > 0) {
                int n = Math.min(left, buffer.length);
                in.readFully(buffer, 0, n);
                left -= n;
                if (kind == STDOUT) {
                    stdout.accept(buffer, 0, n);
                } else if (kind == STDERR) {
                    stderr.accept(buffer, 0, n);
                }
            }
        }
    }

    @Override
    public OutputStream stdin() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int at = 0; at < length; at += LARGEST_INPUT) {
                    packet(STDIN, bytes, offset + at, Math.min(LARGEST_INPUT, length - at));
                }
            }

            @Override
            public void close() throws IOException {
                packet(CLOSE_STDIN, new byte[0], 0, 0);
            }
        };
    }

    private void packet(int kind, byte[] bytes, int offset, int length) throws IOException {
        byte[] packet = new byte[5 + length];
        packet[0] = (byte) kind;
        for (int i = 0; i < 4; i++) {
            packet[1 + i] = (byte) (length >>> (8 * i));
        }
        System.arraycopy(bytes, offset, packet, 5, length);
        synchronized (socket) {
            socket.getOutputStream().write(packet);
        }
    }

    @Override
    public CompletableFuture<OptionalInt> ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is of no use anyway.
        }
    }
}
