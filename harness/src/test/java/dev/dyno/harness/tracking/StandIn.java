package dev.dyno.harness.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A tracking server in this process: what MLflow's documentation says of its limits, it enforces; and it has bad days. */
final class StandIn implements AutoCloseable {
    /** What may go wrong with an answer. */
    enum Fault {
        TOO_MANY,
        BROKEN,
        /** The work is done, but the answer breaks off. */
        HALF,
        HANGS,
        NO_JSON,
        ELSEWHERE
    }

    record Logged(String key, String value, long step) {}

    /** A run that was made here. */
    static final class Kept {
        final Map<String, String> tags = new LinkedHashMap<>();
        final Map<String, String> params = new LinkedHashMap<>();
        final List<Logged> metrics = new ArrayList<>();
        String status = "RUNNING";
    }

    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, Kept> runs = new LinkedHashMap<>();
    final List<String> violations = new ArrayList<>();
    final List<String> credentials = new ArrayList<>();
    final Map<String, Integer> requests = new LinkedHashMap<>();
    private final Map<String, Deque<Fault>> faults = new LinkedHashMap<>();
    private final List<String> experiments = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/2.0/mlflow/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next requests of a path go wrong like this, one after the other. */
    void fail(String path, Fault... some) {
        faults.computeIfAbsent(path, fresh -> new ArrayDeque<>()).addAll(List.of(some));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replace("/api/2.0/mlflow/", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            requests.merge(path, 1, Integer::sum);
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        }
        Fault fault = next(path);
        if (fault == null || fault == Fault.HALF) {
            answer(exchange, fault == Fault.HALF, path, body);
        } else {
            spoil(exchange, fault);
        }
        exchange.close();
    }

    private synchronized @Nullable Fault next(String path) {
        Deque<Fault> waiting = faults.get(path);
        return waiting == null ? null : waiting.poll();
    }

    private void spoil(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case TOO_MANY -> {
                exchange.getResponseHeaders().add("Retry-After", "7");
                send(exchange, 429, "{\"error_code\": \"REQUEST_LIMIT_EXCEEDED\", \"message\": \"slowly\"}");
            }
            case BROKEN -> send(exchange, 500, "<html>Internal \u001b[31merror");
            case NO_JSON -> send(exchange, 200, "<html>Please log in</html>");
            case ELSEWHERE -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/");
                send(exchange, 302, "");
            }
            case HANGS -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            case HALF -> throw new IllegalStateException("is answered");
        }
    }

    private void answer(HttpExchange exchange, boolean half, String path, byte[] body) throws IOException {
        JsonNode asked = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        ObjectNode answer = JSON.createObjectNode();
        int status;
        synchronized (this) {
            check(body.length <= 1_000_000, path + " has " + body.length + " bytes");
            status = act(path, query(exchange), asked, answer);
        }
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(status, half ? bytes.length + 100 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
    }

    private int act(String path, String query, JsonNode asked, ObjectNode answer) {
        switch (path) {
            case "experiments/get-by-name" -> {
                int known = experiments.indexOf(query);
                if (known < 0) {
                    answer.put("error_code", "RESOURCE_DOES_NOT_EXIST").put("message", "no " + query);
                    return 404;
                }
                answer.putObject("experiment").put("experiment_id", String.valueOf(known));
            }
            case "experiments/create" -> {
                experiments.add(asked.path("name").asText());
                answer.put("experiment_id", String.valueOf(experiments.size() - 1));
            }
            case "runs/search" -> search(asked, answer);
            case "runs/create" -> create(asked, answer);
            case "runs/get" -> {
                ObjectNode data = answer.putObject("run").putObject("data");
                run(query)
                        .tags
                        .forEach((key, value) -> data.withArray("tags")
                                .addObject()
                                .put("key", key)
                                .put("value", value));
            }
            case "runs/log-batch" -> log(asked);
            case "runs/update" ->
                run(asked.path("run_id").asText()).status = asked.path("status").asText();
            default -> throw new IllegalStateException(path);
        }
        return 200;
    }

    private void search(JsonNode asked, ObjectNode answer) {
        String filter = asked.path("filter").asText();
        String key = filter.replaceAll("tags\\.`dyno\\.key` = '([0-9a-f]{64})'", "$1");
        check(key.length() == 64, "filter " + filter);
        runs.forEach((id, run) -> {
            if (key.equals(run.tags.get("dyno.key"))) {
                answer.withArray("runs").addObject().putObject("info").put("run_id", id);
            }
        });
    }

    private void create(JsonNode asked, ObjectNode answer) {
        String id = "%032x".formatted(runs.size() + 1);
        runs.put(id, new Kept());
        words(asked, "tags", runs.get(id).tags, 5000);
        answer.putObject("run").putObject("info").put("run_id", id);
    }

    private void log(JsonNode asked) {
        int metrics = asked.path("metrics").size();
        int params = asked.path("params").size();
        int tags = asked.path("tags").size();
        check(metrics <= 1000 && params <= 100 && tags <= 100 && metrics + params + tags <= 1000, "too much at once");
        Kept run = run(asked.path("run_id").asText());
        words(asked, "params", run.params, 6000);
        words(asked, "tags", run.tags, 5000);
        asked.path("metrics").forEach(metric -> {
            key(metric);
            check(metric.path("value").isNumber() && metric.path("timestamp").isIntegralNumber(), "metric " + metric);
            run.metrics.add(new Logged(
                    metric.path("key").asText(),
                    metric.path("value").asText(),
                    metric.path("step").asLong()));
        });
    }

    private void words(JsonNode asked, String kind, Map<String, String> into, int longest) {
        asked.path(kind).forEach(pair -> {
            key(pair);
            String value = pair.path("value").asText();
            check(value.length() <= longest, kind + " value of " + value.length());
            String before = into.put(pair.path("key").asText(), value);
            check(!kind.equals("params") || before == null || before.equals(value), "a parameter changed: " + pair);
        });
    }

    private void key(JsonNode pair) {
        String key = pair.path("key").asText();
        check(key.length() <= 250 && key.matches("[/\\w.\\- ]+") && unchanged(key), "key " + key);
    }

    /** As a path it must not mean another one. */
    private static boolean unchanged(String key) {
        return Path.of(key).normalize().toString().equals(key) && !key.startsWith("..") && !key.startsWith("/");
    }

    private Kept run(String id) {
        Kept run = runs.get(id);
        if (run == null) {
            throw new IllegalStateException("no run " + id);
        }
        return run;
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private static String query(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        return URLDecoder.decode(query.replaceFirst("^[^=]*=", ""), StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
