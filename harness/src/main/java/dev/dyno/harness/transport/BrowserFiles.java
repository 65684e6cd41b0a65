package dev.dyno.harness.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lies in the work folder of a device that is a browser, in a folder of the device's name: how its sessions are opened, and
 * what the browser said of itself.
 *
 * @param folder that folder
 */
public record BrowserFiles(DevicePath folder) {
    private static final int MOST_FACTS = 50;

    /** Those of a session's device. */
    public static BrowserFiles of(DeviceSession session) {
        return new BrowserFiles(session.workFolder().resolve("browsers").resolve(session.device()));
    }

    /** The address of the server and what it is asked for, as JSON; for nobody else's eyes, as both may hold a password. */
    public DevicePath settings() {
        return folder.resolve("settings.json");
    }

    /** What the browser said of itself, one {@code name=value} per line. */
    public DevicePath facts() {
        return folder.resolve("facts");
    }

    /** The facts, by name; empty if there are none. */
    public Map<String, String> readFacts(DeviceSession session) {
        byte[] said = session.exec(Command.of("cat", facts().value()), ExecLimits.QUICK)
                .stdout();
        Map<String, String> facts = new TreeMap<>();
        new String(said, StandardCharsets.UTF_8).lines().limit(MOST_FACTS).forEach(line -> {
            String[] parts = line.split("=", 2);
            if (parts.length == 2 && parts[0].matches("browser\\.[a-z]{1,20}")) {
                facts.put(parts[0], parts[1].replaceAll("\\p{Cntrl}", " ").strip());
            }
        });
        return facts;
    }
}
