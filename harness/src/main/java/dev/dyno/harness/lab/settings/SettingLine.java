package dev.dyno.harness.lab.settings;

import dev.dyno.harness.device.DeviceText;
import java.util.Optional;
import java.util.Set;

/**
 * What the device's script says of one setting.
 *
 * @param word what became of it: {@code restored}, {@code stuck}, {@code set}, {@code kept}, {@code refused}, {@code reset}
 * @param kind how it is changed
 * @param name its name on the device
 * @param value what it should be
 * @param now what it is; {@code -} if that cannot be read
 */
record SettingLine(String word, String kind, String name, String value, String now) {
    private static final Set<String> WORDS = Set.of("restored", "stuck", "set", "kept", "refused");
    private static final int PARTS = 5;

    /** A line of the script; empty for one that it would not print. */
    static Optional<SettingLine> parse(String line) {
        if (line.equals("reset battery")) {
            return Optional.of(new SettingLine("reset", "battery", "battery", "", ""));
        }
        String[] parts = DeviceText.line(line).split(" ", -1);
        return parts.length == PARTS && WORDS.contains(parts[0])
                ? Optional.of(new SettingLine(parts[0], parts[1], parts[2], parts[3], parts[4]))
                : Optional.empty();
    }

    /** Its name for people. */
    String shown() {
        return kind.equals("file") ? name.replaceFirst("^/sys/devices/system/cpu/(?:cpufreq/)?", "") : name;
    }

    /** What it is, for people. */
    String found() {
        return now.equals("-") ? "unknown" : now;
    }
}
