package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.remote.http.Contents;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;

/** Servers as they should be, and as they should not. */
@SuppressWarnings("NullAway.Init") // the method before the tests does that
class PlainHttpClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wd/session", this::refuse);
        server.createContext("/wd/endless", PlainHttpClientTest::answerWithoutEnd);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = "no such browser".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void answerWithoutEnd(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] block = new byte[1 << 16];
                for (int i = 0; i < 1 << 10; i++) {
                    out.write(block);
                }
            }
        }
    }

    private PlainHttpClient client(String user) {
        return new PlainHttpClient(
                URI.create("http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/wd/"), LONG);
    }

    private static HttpRequest posted() {
        return new HttpRequest(HttpMethod.POST, "/session").setContent(Contents.utf8String("{}"));
    }

    @Test
    void whatAServerSaysOfAFailureIsRead() {
        HttpResponse response = client("").execute(posted());

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getHeader("Content-Type")).isEqualTo("text/plain");
        assertThat(response.contentAsString()).isEqualTo("no such browser");
        assertThat(asked).containsExactly("POST null {}");
    }

    @Test
    void theUserOfAnAddressIsToldToTheServer() {
        client("me:secret@").execute(new HttpRequest(HttpMethod.DELETE, "/session"));

        assertThat(asked).containsExactly("DELETE Basic bWU6c2VjcmV0 ");
    }

    @Test
    void anAnswerWithoutEndIsRefused() {
        assertThatThrownBy(() -> client("").execute(new HttpRequest(HttpMethod.GET, "/endless")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aRequestThatGotNoAnswerIsNotMadeAgain() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        Thread closing;
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            closing = new Thread(() -> hangUp(mute, connections));
            closing.start();
            PlainHttpClient client = new PlainHttpClient(URI.create("http://127.0.0.1:" + mute.getLocalPort()), LONG);

            assertThatThrownBy(() -> client.execute(posted())).isInstanceOf(UncheckedIOException.class);
        }
        closing.join();
        assertThat(connections).hasValue(1);
    }

    private static void hangUp(ServerSocket server, AtomicInteger connections) {
        while (true) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                socket.getInputStream().read();
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void aServerThatIsSilentIsNotWaitedForWithoutEnd() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            PlainHttpClient client = new PlainHttpClient(
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(100));

            assertThatThrownBy(() -> client.execute(posted()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("timed out");
        }
    }
}
