package dev.dyno.agent.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that speaks as much of W3C WebDriver as the bridge asks, and answers what a test wants: a Grid without browsers. */
final class WebDriverStandIn implements AutoCloseable {
    private static final String OPENED =
            "{\"value\":{\"sessionId\":\"s1\",\"capabilities\":{\"browserName\":\"chrome\","
                    + "\"browserVersion\":\"140.0\",\"platformName\":\"linux\","
                    + "\"chrome\":{\"chromedriverVersion\":\"140.0 (\\u0007x)\"}}}}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    WebDriverStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        answers.put("POST /session", new Answer(200, OPENED));
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a request in this way from now on; others are answered with nothing to say. */
    WebDriverStandIn answering(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** As an error of the protocol. */
    WebDriverStandIn refusing(String request, int status, String error, String message) {
        return answering(
                request,
                status,
                "{\"value\":{\"error\":\"%s\",\"message\":\"%s\",\"stacktrace\":\"at Node\"}}"
                        .formatted(error, message));
    }

    /** What it was asked, as {@code METHOD PATH BODY}. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath().replace("/grid", "");
            asked.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.getOrDefault(request, new Answer(200, "{\"value\":null}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
