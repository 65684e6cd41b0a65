package dev.dyno.reports.page.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One tab, with everything that happened in it. */
public final class Tab implements WebSocket.Listener, AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    @SuppressWarnings("NullAway.Init") // the socket needs its listener first
    private Tab() {}

    static Tab open(HttpClient http, URI address) {
        Tab tab = new Tab();
        tab.socket = http.newWebSocketBuilder().buildAsync(address, tab).join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.call(domain + ".enable", Map.of());
        }
        return tab;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
        part.append(text);
        if (whole) {
            String message = part.toString();
            part.setLength(0);
            take(message);
        }
        return WebSocket.Listener.super.onText(from, text, whole);
    }

    private void take(String message) {
        try {
            JsonNode node = JSON.readTree(message);
            CompletableFuture<JsonNode> call = waiting.remove(node.path("id").asInt());
            if (call == null) {
                events.add(node);
            } else {
                call.complete(node);
            }
        } catch (JsonProcessingException e) {
            waiting.values().forEach(call -> call.completeExceptionally(e));
        }
    }

    /** Calls a method of the protocol. */
    public JsonNode call(String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        JsonNode node = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (node.has("error")) {
            throw new IllegalStateException(method + ": " + node.path("error"));
        }
        return node.path("result");
    }

    /** Opens a file and waits until it has been read and its script has run. */
    public void open(Path file) {
        events.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        loaded(file.toString());
    }

    /** Follows a link, given by an expression, likewise. */
    public void follow(String link) {
        events.clear();
        value(link + ".click()");
        loaded(link);
    }

    private void loaded(String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (events("Page.loadEventFired").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the page did not load: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Waits until the page's script has filled in what it leaves for later. */
    public void whole() {
        value(
                "new Promise(r => { const look = () => document.querySelector('main noscript') ? setTimeout(look, 5) : r(1);"
                        + " look(); })");
    }

    /** Lays out also what nobody has scrolled to. */
    public void layOutAll() {
        value(
                "{const all = new CSSStyleSheet(); all.replaceSync('main > section { content-visibility: visible !important }');"
                        + " document.adoptedStyleSheets = [all];}");
    }

    /** What an expression comes to; a promise is waited for. The page's security policy does not bind it. */
    public JsonNode value(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Presses a key. */
    public void press(String key) {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13);
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            String text = key.equals("Enter") && type.equals("char") ? "\r" : "";
            if (!type.equals("char") || !text.isEmpty()) {
                call(
                        "Input.dispatchKeyEvent",
                        Map.of(
                                "type",
                                type,
                                "key",
                                key,
                                "code",
                                key,
                                "windowsVirtualKeyCode",
                                codes.get(key),
                                "text",
                                text));
            }
        }
    }

    /** As wide as that, and as light or dark. */
    public void look(int width, String scheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** All that was reported of one kind since the page was opened. */
    public List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"))
                .toList();
    }

    /** What a user would find in the console, and what was fetched besides the page. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        events("Log.entryAdded")
                .forEach(entry -> complaints.add(entry.path("entry").toString()));
        events("Runtime.exceptionThrown").forEach(thrown -> complaints.add(thrown.toString()));
        events("Runtime.consoleAPICalled").forEach(called -> complaints.add(called.toString()));
        events("Network.requestWillBeSent").stream()
                .filter(request -> !request.path("type").asText().equals("Document"))
                .forEach(request ->
                        complaints.add(request.path("request").path("url").asText()));
        return complaints;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
