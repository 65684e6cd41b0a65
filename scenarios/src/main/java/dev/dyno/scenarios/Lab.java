package dev.dyno.scenarios;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The devices that may be used.
 *
 * @param devices in the file's order, with unique names
 */
public record Lab(List<Entry> devices) {

    /** The lab of someone who has no lab file: this machine. */
    public static final Lab THIS_MACHINE = new Lab(List.of(new Entry("this-machine", "local", Map.of())));

    /** The steps by which a device may be allowed to be brought back, the gentlest first. */
    public static final List<String> RECOVERY_STEPS = List.of("reconnect", "server", "reboot");

    /** What the keys of an entry's settings begin with, before a dot and the setting's own name. */
    public static final String SETTINGS = "settings";

    /** The key of how an Android device's agent is started: one of {@link #AGENT_ENTRIES}; without it the first. */
    public static final String AGENT = "agent";

    /** By the shell without installing anything, or as an installed package. */
    public static final List<String> AGENT_ENTRIES = List.of("shell", "app");

    /** The key of what a browser's session is asked for: a JSON object, passed through. */
    public static final String CAPABILITIES = "capabilities";

    /** The key of a power meter's program: its words, one a line. */
    public static final String METER_COMMAND = "meter.command";

    /** The key of a power meter's file: its path. */
    public static final String METER_FILE = "meter.file";

    /** The key of how long a power meter may hold back its quickest line: a time with its unit. */
    public static final String METER_DELAY = "meter.max-delay";

    public Lab {
        devices = List.copyOf(devices);
        if (devices.stream().map(Entry::name).distinct().count() != devices.size()) {
            throw new IllegalArgumentException("device names are unique within a lab");
        }
    }

    /**
     * A device as the lab file has it.
     *
     * @param name unique within the lab; letters, digits, dots, dashes and underscores
     * @param transport how it is reached: {@code local} here; more transports have more names
     * @param keys that transport's own keys, such as a serial number or a host; {@code label} is free text for selectors;
     *     {@code recovery} the allowed {@link #RECOVERY_STEPS} with blanks between them; {@code min-battery} a share and {@code
     *     max-temperature} a temperature, each with its unit; {@code settings.stay-awake}, {@code settings.airplane-mode} {@code on}
     *     or {@code off}, {@code settings.brightness} a share, {@code settings.governor} a word
     */
    public record Entry(String name, String transport, Map<String, String> keys) {
        public Entry {
            if (!name.matches("[A-Za-z0-9._-]{1,60}")) {
                throw new IllegalArgumentException("'" + name + "' is not a device name");
            }
            keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        }
    }
}
