package dev.dyno.harness.transport.adb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An adb server that answers as it is told, rubbish too. */
final class FakeAdbServer implements AutoCloseable {
    /** An answer after which the server says nothing more and hangs. */
    static final byte[] SILENCE = {};

    private final ServerSocket listening;
    private final Function<String, byte[]> answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Begins to listen; a service is answered with these bytes, after which the connection ends. */
    FakeAdbServer(Function<String, byte[]> answers) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = answers;
        Thread thread = new Thread(this::accept, "fake-adb-server");
        thread.setDaemon(true);
        thread.start();
    }

    static byte[] okay(String text) {
        return bytes("OKAY" + String.format(Locale.ROOT, "%04x", text.length()) + text);
    }

    static byte[] fail(String text) {
        return bytes("FAIL" + String.format(Locale.ROOT, "%04x", text.length()) + text);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What was asked, in order. */
    List<String> asked() {
        return asked;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket), "fake-adb-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                String length = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
                String service = new String(in.readNBytes(Integer.parseInt(length, 16)), StandardCharsets.UTF_8);
                asked.add(service);
                byte[] answer = answers.apply(service);
                socket.getOutputStream().write(answer);
                if (answer.length > 0 && !service.startsWith("host:transport:")) {
                    socket.close();
                    return;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // The other end has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
