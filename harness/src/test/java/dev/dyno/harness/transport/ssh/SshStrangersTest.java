package dev.dyno.harness.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listens at a device's ssh port and is no ssh server is an error soon, whatever it says. */
@Timeout(60)
class SshStrangersTest {
    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path home = Path.of("");

    SshStrangersTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "SSH-1.5-old\r\n",
                "SSH-2.0-x\r\n\u00ff\u00ff\u00ff\u00ffrubbish where a packet should be",
                "SSH-2.0-x\r\n\u0000\u0000\u0000\u0001\u0000",
                "\u001b[2J\u0000\u0001\r\n"
            })
    void rubbishIsRefused(String said) {
        saying(said, 1);
        assertThatThrownBy(this::open).isInstanceOf(DeviceException.class).hasMessageStartingWith("board: ");
    }

    @Test
    void aFloodInPlaceOfAGreetingIsCutOff() {
        saying("x".repeat(1 << 16), 10_000);
        assertThatThrownBy(this::open).isInstanceOf(DeviceException.class);
    }

    @Test
    void silenceIsATransientError() {
        saying("", 1);
        assertThatThrownBy(this::open)
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("cannot be reached by ssh");
    }

    @Test
    void nobodyThereIsATransientError() throws IOException {
        listening.close();
        assertThatThrownBy(this::open)
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("refused");
        assertThat(home.resolve(".ssh")).doesNotExist();
    }

    private void open() {
        Map<String, String> environment = Map.of("HOME", home.toString(), "USER", "nobody");
        new SshTransport(environment, Duration.ofSeconds(1), Duration.ofSeconds(1))
                .open(new Lab.Entry(
                        "board",
                        "ssh",
                        Map.of("host", "127.0.0.1", "port", Integer.toString(listening.getLocalPort()))))
                .close();
    }

    /** Says the same several times to whoever comes, and then nothing more. */
    private void saying(String said, int times) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            Socket socket = listening.accept();
                            sockets.add(socket);
                            for (int i = 0; i < times; i++) {
                                socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                            }
                        }
                    } catch (IOException e) {
                        // The test is over, or the other end has had enough.
                    }
                },
                "stranger");
        thread.setDaemon(true);
        thread.start();
    }
}
