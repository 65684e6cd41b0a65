package dev.dyno.agent.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the page to one browser, on loopback, under a path that nobody can guess, with the headers that make a page
 * cross-origin isolated: without them its clock is coarse and it has no threads.
 */
final class PageServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "wasm", "application/wasm",
            "json", "application/json");
    private static final int MOST_NAME = 80;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8, runnable -> {
        Thread thread = new Thread(runnable, "dyno-page");
        thread.setDaemon(true);
        return thread;
    });
    private final String prefix;
    private final Path page;
    private final Path ort;
    private final Path spec;
    private final Path model;
    private final PageMessages messages;

    /**
     * A server for one trial.
     *
     * @param token a word that nobody can guess
     * @param page the folder of the page
     * @param ort the folder of the runtime for browsers
     * @param spec the specification
     * @param model the model
     */
    PageServer(String token, Path page, Path ort, Path spec, Path model, PageMessages messages) throws IOException {
        this.prefix = "/" + token + "/";
        this.page = page;
        this.ort = ort;
        this.spec = spec;
        this.model = model;
        this.messages = messages;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(prefix, this::answer);
        server.start();
    }

    /** The page's address. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + prefix + "index.html";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(prefix.length());
            if (exchange.getRequestMethod().equals("POST")) {
                reply(exchange, messages.take(name, exchange.getRequestBody()));
            } else {
                file(exchange, name);
            }
        } catch (IOException e) {
            throw e;
        } catch (RuntimeException e) {
            // A page that asks for nonsense gets no answer, and the trial goes on.
            throw new IOException(e);
        }
    }

    private void file(HttpExchange exchange, String name) throws IOException {
        Path file = place(name);
        if (!Files.isRegularFile(file)) {
            reply(exchange, PageMessages.Reply.refused(404, "no such file"));
            return;
        }
        headers(exchange).set("Content-Type", type(name));
        exchange.sendResponseHeaders(200, Files.size(file));
        try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(file, out);
        }
    }

    private Path place(String name) {
        if (name.equals("spec.json")) {
            return spec;
        }
        if (name.equals("model")) {
            return model;
        }
        Path folder = name.startsWith("ort/") ? ort : page;
        String last = name.startsWith("ort/") ? name.substring("ort/".length()) : name;
        return last.matches("[a-z0-9][A-Za-z0-9._-]*") && last.length() <= MOST_NAME
                ? folder.resolve(last)
                : folder.resolve("no-such-file");
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static void reply(HttpExchange exchange, PageMessages.Reply reply) throws IOException {
        Headers headers = headers(exchange);
        reply.headers().forEach(headers::set);
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Headers headers(HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Embedder-Policy", "require-corp");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
