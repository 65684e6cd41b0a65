package dev.dyno.reports.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenMetrics 1.0 text as its specification has it and refuses everything else: metadata in front of the samples of one
 * family, no family twice, a unit that is the name's end, no label or sample twice, state sets whose label is their name,
 * info samples that are 1, and the end mark as the last line.
 */
final class OpenMetricsReader {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*)} (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\n\"])*)\"(?:,|$)");
    private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) (\\S+) (.*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?(e[+-]?\\d+)?");

    /** A line of the text. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Sample> samples = new ArrayList<>();
    private String family = "";
    private boolean begun;

    private OpenMetricsReader() {}

    static List<Sample> read(String text) {
        OpenMetricsReader reader = new OpenMetricsReader();
        if (!text.endsWith("# EOF\n")) {
            throw new IllegalArgumentException("no end mark");
        }
        text.substring(0, text.length() - "# EOF\n".length()).lines().forEach(reader::line);
        return reader.samples;
    }

    private void line(String line) {
        Matcher meta = META.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (meta.matches()) {
            meta(meta.group(1), meta.group(2), meta.group(3));
        } else if (sample.matches()) {
            sample(sample.group(1), sample.group(2), sample.group(3));
        } else {
            throw new IllegalArgumentException("neither metadata nor a sample: " + line);
        }
    }

    private void meta(String key, String name, String value) {
        if (key.equals("TYPE")) {
            family = name;
            begun = false;
            require(types.put(name, value) == null, "a family twice: " + name);
            require(Set.of("gauge", "info", "stateset").contains(value), "type " + value);
            require(!name.matches(".*_(total|created|count|sum|bucket|gcount|gsum|info)"), "reserved ending: " + name);
        }
        require(name.equals(family) && !begun, "metadata out of place: " + name);
        require(!key.equals("UNIT") || name.endsWith("_" + value), "the unit is not the name's end: " + name);
    }

    private void sample(String name, String labels, String number) {
        begun = true;
        String type = types.getOrDefault(family, "");
        require(name.equals(type.equals("info") ? family + "_info" : family), "a sample of no family: " + name);
        require(NUMBER.matcher(number).matches(), "not a number: " + number);
        Map<String, String> found = labels(labels);
        require(seen.add(name + found), "a sample twice: " + name + found);
        double value = Double.parseDouble(number);
        require(!type.equals("info") || value == 1, "an info that is " + number);
        require(
                !type.equals("stateset") || (found.containsKey(family) && (value == 0 || value == 1)),
                "state of " + name);
        samples.add(new Sample(name, found, value));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            require(label.find(at) && label.start() == at, "not labels: " + text);
            require(labels.put(label.group(1), label.group(2)) == null, "a label twice: " + text);
            at = label.end();
        }
        return labels;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
