package dev.dyno.agent.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a session is asked for: the lab file's words, and what keeps the session apart from others on the same machine. */
final class WantedCapabilities {
    private static final String CHROME_OPTIONS = "goog:chromeOptions";
    private static final String AUTOMATION = "appium:automationName";
    private static final String DRIVER_PORT = "appium:chromedriverPort";

    private WantedCapabilities() {}

    /**
     * The capabilities.
     *
     * @param mark stands among the browser's arguments afterwards
     * @throws IOException if this machine has no free port
     */
    static Map<String, Object> of(Settings settings, String mark) throws IOException {
        Map<String, Object> wanted = new TreeMap<>(settings.capabilities());
        if (wanted.get(CHROME_OPTIONS) instanceof Map<?, ?> given) {
            wanted.put(CHROME_OPTIONS, marked(given, mark));
        }
        // Every Appium server starts Chromium's driver on the same port, and first ends whatever driver has it: another
        // session's.
        if (settings.local() && "chromium".equalsIgnoreCase(String.valueOf(wanted.get(AUTOMATION)))) {
            wanted.putIfAbsent(DRIVER_PORT, freePort());
        }
        return wanted;
    }

    /** Chromium takes arguments that it does not know; this one is how its processes are told from everybody else's. */
    private static Map<String, Object> marked(Map<?, ?> given, String mark) {
        Map<String, Object> options = new TreeMap<>();
        given.forEach((name, value) -> options.put(String.valueOf(name), value));
        List<Object> arguments = new ArrayList<>();
        if (options.get("args") instanceof List<?> some) {
            arguments.addAll(some);
        }
        arguments.add("--" + mark);
        options.put("args", arguments);
        return options;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
