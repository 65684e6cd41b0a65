package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lines of a text, whatever its line ends. The last line of several that does not end may have lost a part: it is not
 * believed.
 *
 * @param lines the whole lines, stripped of blanks around them
 * @param cut the line that may have lost a part; empty if there is none
 */
record DeviceLines(List<String> lines, String cut) {
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST = 1_000;

    DeviceLines {
        lines = List.copyOf(lines);
    }

    static DeviceLines of(String text) {
        String[] parts = text.split("\r\n|\n|\r", MOST_LINES);
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            lines.add((part.length() > LONGEST ? part.substring(0, LONGEST) : part).strip());
        }
        String last = lines.remove(lines.size() - 1);
        // A text of one line is a value, of which a missing line end says nothing.
        if (lines.isEmpty()) {
            return new DeviceLines(List.of(last), "");
        }
        return new DeviceLines(lines, last);
    }

    /** The lines of the form key, separator, value; the first one of a key counts. */
    Keyed keyed(String separator) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            int at = line.indexOf(separator);
            if (at > 0) {
                values.putIfAbsent(
                        line.substring(0, at).strip(),
                        line.substring(at + separator.length()).strip());
            }
        }
        int at = cut.indexOf(separator);
        return new Keyed(values, at > 0 ? cut.substring(0, at).strip() : cut);
    }

    /**
     * Values by their keys.
     *
     * @param values those that are whole
     * @param cutKey the key of the one that may not be
     */
    record Keyed(Map<String, String> values, String cutKey) {

        /** What a key's value means; the reason if it is not there. */
        Value get(String key, Function<String, Value> meaning) {
            String value = values.get(key);
            if (value != null) {
                return meaning.apply(value);
            }
            return new Value.Unavailable(
                    !key.isEmpty() && cutKey.equals(key)
                            ? "the text is cut off at '" + key + "'"
                            : "there is no '" + key + "' in it");
        }

        /** A key's value; empty if it is not there. */
        String text(String key) {
            return values.getOrDefault(key, "");
        }
    }
}
