package dev.dyno.reports.formats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text format of OpenMetrics 1.0: families of samples, none mixed with another, with an end mark. */
final class MetricFamilies {
    private final Map<String, Family> families = new LinkedHashMap<>();

    /** A number that may go up and down; the unit, if there is one, becomes the end of its name. */
    Family gauge(String name, String unit, String help) {
        boolean named = unit.isEmpty() || name.endsWith("_" + unit);
        return family(named ? name : name + "_" + unit, "gauge", unit, help);
    }

    /** Facts as labels of a sample that is always 1. */
    Family info(String name, String help) {
        return family(name, "info", "", help);
    }

    /** States of which one is 1 and the others are 0. */
    Family states(String name, String help) {
        return family(name, "stateset", "", help);
    }

    private Family family(String name, String type, String unit, String help) {
        return families.computeIfAbsent(name, fresh -> new Family(fresh, type, unit, help));
    }

    /** All families that have a sample. */
    String write() {
        return families.values().stream()
                .filter(family -> !family.samples.isEmpty())
                .map(Family::write)
                .collect(Collectors.joining("", "", "# EOF\n"));
    }

    /** A number as the format reads it. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value).replace('E', 'e');
    }

    /** Samples of one name. */
    static final class Family {
        private final String name;
        private final String head;
        private final StringBuilder samples = new StringBuilder();

        private Family(String name, String type, String unit, String help) {
            this.name = name;
            this.head = "# TYPE " + name + " " + type + "\n"
                    + (unit.isEmpty() ? "" : "# UNIT " + name + " " + unit + "\n")
                    + "# HELP " + name + " " + escape(help) + "\n";
        }

        void sample(String ending, Map<String, String> labels, double value) {
            samples.append(name)
                    .append(ending)
                    .append(labels.entrySet().stream()
                            .map(label -> label.getKey() + "=\"" + escape(label.getValue()) + "\"")
                            .collect(Collectors.joining(",", "{", "}")))
                    .append(' ')
                    .append(number(value))
                    .append('\n');
        }

        private String write() {
            return head + samples;
        }

        private static String escape(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }
    }
}
