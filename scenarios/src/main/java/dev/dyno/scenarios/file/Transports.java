package dev.dyno.scenarios.file;

import dev.dyno.scenarios.Lab;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of transports: how a lab file may say that a device is reached.
 *
 * @param all in the order in which messages list them
 */
public record Transports(List<KnownTransport> all) {

    /** The key whose value is a path on this machine; a relative one starts from the lab file's folder. */
    static final String PATH = "path";

    /** The transports that Dyno itself has. */
    public static final Transports SHIPPED = new Transports(List.of(
            new KnownTransport("local", List.of(), List.of("work-folder")),
            new KnownTransport("adb", List.of("serial"), List.of("work-folder", Lab.AGENT)),
            new KnownTransport(
                    "ssh", List.of("host"), List.of("user", "port", "key", "known-hosts", "work-folder", "java")),
            new KnownTransport("appium", List.of("url"), List.of(Lab.CAPABILITIES, "work-folder")),
            new KnownTransport("replay", List.of(PATH), List.of())));

    public Transports {
        all = List.copyOf(all);
    }

    /** The transport with the given name, if there is one. */
    public Optional<KnownTransport> named(String name) {
        return all.stream().filter(transport -> transport.name().equals(name)).findFirst();
    }

    /** The names, in order. */
    public List<String> names() {
        return all.stream().map(KnownTransport::name).toList();
    }

    /**
     * A transport.
     *
     * @param name what lab files call it
     * @param required keys that each of its devices has
     * @param optional keys that a device of it may have
     */
    public record KnownTransport(String name, List<String> required, List<String> optional) {
        public KnownTransport {
            required = List.copyOf(required);
            optional = List.copyOf(optional);
        }
    }
}
