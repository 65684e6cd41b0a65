package dev.dyno.harness.transport.adb;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An adb server, by the protocol of {@code OVERVIEW.TXT} and {@code SERVICES.TXT} in Android's adb sources: a request is four
 * hexadecimal digits of length and its text, the answer {@code OKAY} or {@code FAIL} with a message.
 *
 * @param port on the loopback of this machine
 */
record AdbServer(int port) {
    /** Where a server listens unless {@code ANDROID_ADB_SERVER_PORT} says otherwise. */
    static final int USUAL_PORT = 5037;

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;

    /**
     * The server's version; servers of the same number understand each other's clients.
     *
     * @throws IOException if no server answers
     */
    int version() throws IOException {
        String answer = ask("host:version");
        if (!answer.matches("[0-9a-f]{1,7}")) {
            throw stranger();
        }
        return Integer.parseInt(answer, 16);
    }

    /** Every device that the server knows, whatever its state. */
    List<AdbDevice> devices() throws IOException {
        return AdbDevice.parse(ask("host:devices-l"));
    }

    /**
     * Connects the server with a device on the network.
     *
     * @param address host and port
     * @throws IOException with adb's own words if it cannot
     */
    void connect(String address) throws IOException {
        String answer = ask("host:connect:" + address);
        String words = answer.toLowerCase(Locale.ROOT);
        if (!words.startsWith("connected to") && !words.startsWith("already connected")) {
            throw new IOException(answer.strip());
        }
    }

    /** Lets the server forget a device on the network, so that the next connection is a new one. */
    void disconnect(String address) throws IOException {
        ask("host:disconnect:" + address);
    }

    /** What a device's end of adb can do, such as {@code shell_v2}. */
    List<String> features(String serial) throws IOException {
        return List.of(ask("host-serial:" + serial + ":features").split(","));
    }

    /** Asks for one text. */
    String ask(String service) throws IOException {
        try (Socket socket = connected()) {
            request(socket, service);
            return text(socket);
        }
    }

    /**
     * A stream to a service on a device. The caller closes it.
     *
     * @param patience how long each answer may take; at most as long as usual
     * @throws IOException if the device is not there, not usable, or refuses
     */
    Socket open(String serial, String service, Duration patience) throws IOException {
        Socket socket = connected();
        try {
            socket.setSoTimeout((int) Math.max(1, Math.min(ANSWER_MILLIS, patience.toMillis())));
            request(socket, "host:transport:" + serial);
            request(socket, service);
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new NoServer("no adb server answers on port " + port + " (" + e.getMessage() + ")", e);
        }
    }

    private void request(Socket socket, String service) throws IOException {
        byte[] bytes = service.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0xffff) {
            throw new IOException("a request to adb of " + bytes.length + " bytes is too long");
        }
        byte[] head = String.format(Locale.ROOT, "%04x", bytes.length).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(bytes, 0, whole, head.length, bytes.length);
        socket.getOutputStream().write(whole);
        String word = new String(read(socket, 4), StandardCharsets.US_ASCII);
        if (word.equals("FAIL")) {
            throw new IOException(text(socket).strip());
        }
        if (!word.equals("OKAY")) {
            throw stranger();
        }
    }

    private String text(Socket socket) throws IOException {
        String length = new String(read(socket, 4), StandardCharsets.US_ASCII);
        if (!length.matches("[0-9a-fA-F]{4}")) {
            throw stranger();
        }
        return new String(read(socket, Integer.parseInt(length, 16)), StandardCharsets.UTF_8);
    }

    private byte[] read(Socket socket, int length) throws IOException {
        byte[] bytes = new byte[length];
        try {
            new DataInputStream(socket.getInputStream()).readFully(bytes);
            return bytes;
        } catch (EOFException e) {
            throw new IOException("the adb server on port " + port + " hung up", e);
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    "nothing was answered within " + socket.getSoTimeout() + " ms by way of the adb server on port "
                            + port,
                    e);
        }
    }

    private Stranger stranger() {
        return new Stranger("what listens on port " + port + " is no adb server");
    }

    /** Nobody listens at the server's port. */
    static final class NoServer extends IOException {
        private static final long serialVersionUID = 1L;

        NoServer(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Somebody listens there who does not speak adb's protocol. */
    static final class Stranger extends IOException {
        private static final long serialVersionUID = 1L;

        Stranger(String message) {
            super(message);
        }
    }
}
