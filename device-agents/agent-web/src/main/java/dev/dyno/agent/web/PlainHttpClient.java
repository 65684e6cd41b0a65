package dev.dyno.agent.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.remote.http.Contents;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;
import org.openqa.selenium.remote.http.WebSocket;

/**
 * WebDriver's requests by Java's oldest HTTP client, with one connection each. Selenium's own client costs each trial half a
 * second: it makes TLS ready for addresses that need none, and its thread waits in native code, for which a Java that ends
 * waits 0.3 s.
 */
final class PlainHttpClient implements HttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16 << 20;

    private final String server;
    private final @Nullable String user;
    private final Duration answer;

    /**
     * A client of one server.
     *
     * @param server its address, with the user and password before the host if it wants them
     * @param answer how long the server may be silent
     */
    PlainHttpClient(URI server, Duration answer) {
        String address = server.toString();
        this.server = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.user = server.getUserInfo();
        this.answer = answer;
    }

    @Override
    public HttpResponse execute(HttpRequest request) {
        try {
            HttpURLConnection connection = connection(request);
            try {
                return answered(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpURLConnection connection(HttpRequest request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) at(request).openConnection();
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) answer.toMillis());
        connection.setRequestMethod(request.getMethod().name());
        request.forEachHeader(connection::setRequestProperty);
        connection.setRequestProperty("Connection", "close");
        if (user != null) {
            byte[] known = user.getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(known));
        }
        if (request.getMethod() == HttpMethod.POST) {
            byte[] body = Contents.bytes(request.getContent());
            connection.setDoOutput(true);
            // A body of known length is also one that Java does not send again by itself: two requests would open two
            // sessions.
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return connection;
    }

    private URL at(HttpRequest request) throws MalformedURLException {
        return URI.create(server + request.getUri()).toURL();
    }

    private static HttpResponse answered(HttpURLConnection connection) throws IOException {
        HttpResponse response = new HttpResponse().setStatus(connection.getResponseCode());
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                values.forEach(value -> response.addHeader(name, value));
            }
        });
        try (InputStream in = response.isSuccessful() ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] body = in == null ? new byte[0] : in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("the server's answer has more than " + MOST_BYTES + " bytes");
            }
            response.setContent(Contents.bytes(body));
        }
        return response;
    }

    @Override
    public WebSocket openSocket(HttpRequest request, WebSocket.Listener listener) {
        throw new UnsupportedOperationException("nothing here asks for a web socket");
    }
}
