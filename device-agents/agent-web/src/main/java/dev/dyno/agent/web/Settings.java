package dev.dyno.agent.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.json.JsonException;

/**
 * Where browsers come from, as the lab file says.
 *
 * @param server the address of an Appium server or a Selenium Grid
 * @param capabilities what it is asked for, passed through
 * @param sessions its open sessions, written down beside the settings
 */
record Settings(URI server, Map<String, Object> capabilities, OpenSessions sessions) {
    private static final int MOST_BYTES = 1 << 16;

    Settings {
        capabilities = Map.copyOf(capabilities);
    }

    /**
     * Reads {@code {"url": ..., "capabilities": {...}}}.
     *
     * @throws IOException naming the file if it is something else
     */
    static Settings read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": larger than " + MOST_BYTES + " bytes");
        }
        try {
            Map<String, Object> json =
                    new Json().toType(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), Json.MAP_TYPE);
            Map<String, Object> capabilities = new TreeMap<>();
            if (json.get("capabilities") instanceof Map<?, ?> given) {
                given.forEach((name, value) -> capabilities.put(String.valueOf(name), value));
            }
            return new Settings(
                    URI.create(String.valueOf(json.get("url"))),
                    capabilities,
                    new OpenSessions(file.resolveSibling(file.getFileName() + ".session")));
        } catch (JsonException | IllegalArgumentException | NullPointerException e) {
            throw new IOException(file + ": not the settings of a browser: " + e.getMessage(), e);
        }
    }

    /** The server for messages: its path and its user may be secrets. */
    String place() {
        return server.getScheme() + "://" + server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
    }

    /** Whether the server runs on this machine, so that its browser does too. */
    boolean local() {
        String host = String.valueOf(server.getHost());
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }
}
