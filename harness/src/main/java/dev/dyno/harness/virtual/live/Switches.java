package dev.dyno.harness.virtual.live;

import dev.dyno.scenarios.twin.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was switched of a twin while it runs. What is empty is as its parameters say, or as it has become since.
 *
 * @param charging current of the charger in A
 * @param reading how the reading of the current fails
 * @param ambient temperature of the air in C
 * @param charge of the battery, 0 to 1, to which it is set once
 */
public record Switches(
        OptionalDouble charging, Optional<Faults.Reading> reading, OptionalDouble ambient, OptionalDouble charge) {
    /** Nothing was switched. */
    public static final Switches NONE =
            new Switches(OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private static final String FILE = "twin.switches";

    /** The file of a device in which they are. */
    static Path file(Path device) {
        return device.resolve(FILE);
    }

    /** Those of a device; none if nothing was written down, or what was cannot be read. */
    public static Switches of(Path device) {
        try {
            return parse(Files.exists(file(device)) ? Files.readString(file(device)) : "");
        } catch (IOException | IllegalArgumentException e) {
            return NONE;
        }
    }

    /** These, and what was switched before and is not here; the charge was set once and is not set again. */
    public Switches over(Switches before) {
        return new Switches(
                charging.isPresent() ? charging : before.charging,
                reading.isPresent() ? reading : before.reading,
                ambient.isPresent() ? ambient : before.ambient,
                charge);
    }

    /** Writes them down for the twin of a device, which follows at once. */
    public void write(Path device) throws IOException {
        StringBuilder text = new StringBuilder();
        charging.ifPresent(value -> text.append("charging ").append(value).append('\n'));
        reading.ifPresent(value -> text.append("reading ").append(value).append('\n'));
        ambient.ifPresent(value -> text.append("ambient ").append(value).append('\n'));
        charge.ifPresent(value -> text.append("charge ").append(value).append('\n'));
        Path part = file(device).resolveSibling(FILE + ".part");
        Files.writeString(part, text);
        Files.move(part, file(device), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Switches parse(String text) {
        Map<String, String> words = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] word = line.strip().split(" ", 2);
            words.put(word[0], word.length == 2 ? word[1] : "");
        }
        return new Switches(
                number(words, "charging"),
                Optional.ofNullable(words.get("reading"))
                        .map(word -> Faults.Reading.valueOf(word.toUpperCase(Locale.ROOT))),
                number(words, "ambient"),
                number(words, "charge"));
    }

    private static OptionalDouble number(Map<String, String> words, String key) {
        String word = words.get(key);
        return word == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(word));
    }
}
