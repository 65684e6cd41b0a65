package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.protocol.TrialSpec.Watch;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where a property of a power supply is read.
 *
 * @param path a file of its own, or the summary that the kernel calls uevent
 * @param key in the summary; empty for a file of its own
 */
record Property(String path, String key) {

    /** The property that a probe found at a place. */
    static Property at(String path, String name) {
        return new Property(path, path.endsWith("/uevent") ? "POWER_SUPPLY_" + name.toUpperCase(Locale.ROOT) : "");
    }

    /** What reads it; two properties of one summary share one. */
    Watch watch() {
        return new Watch.File(name(), path);
    }

    /** The name of its watch: supply and file. */
    String name() {
        String[] parts = path.split("/", -1);
        return plain(parts[Math.max(0, parts.length - 2)]) + "/" + plain(parts[parts.length - 1]);
    }

    static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    /** What its text means, by what its value means. */
    Function<String, Value> meaning(Function<String, Value> value) {
        return key.isEmpty()
                ? value
                : text -> PowerText.keyed(text, "=", key)
                        .map(value)
                        .orElseGet(() -> new Value.Unavailable("there is no " + key + " in it"));
    }
}
