package dev.dyno.scenarios.file;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A value of a YAML file, with its place. */
sealed interface Node {

    /** Where it begins. */
    Place place();

    /** What a message calls it, with its article. */
    String kind();

    /**
     * A single value.
     *
     * @param text its value, with variables filled in
     * @param style how it is written, on which depends what it may mean
     * @param saved its value as it may be saved with a run: with a reference in place of each secret
     */
    record Scalar(Place place, String text, Style style, String saved) implements Node {

        /** How a single value is written. */
        enum Style {
            /** As it is: a number where it looks like one, else a text. */
            PLAIN,
            /** In quotes: a text, whatever it looks like. */
            QUOTED,
            /** With a variable: whatever is wanted, because quotes may be there for the variable's sake. */
            FILLED
        }

        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
        private static final Set<String> FLAGS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
        private static final Pattern NUMBER =
                Pattern.compile("[-+]?+(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?+)(?:[eE][-+]?+[0-9]++)?+"
                        + "|0o[0-7]++|0x[0-9a-fA-F]++|[-+]?+\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

        boolean isNothing() {
            return style == Style.PLAIN ? NOTHING.contains(text) : style == Style.FILLED && text.isEmpty();
        }

        /** Whether YAML takes it for a number or a flag. */
        boolean isNoText() {
            return style == Style.PLAIN
                    && (FLAGS.contains(text) || NUMBER.matcher(text).matches());
        }

        @Override
        public String kind() {
            return isNothing() ? "empty" : isNoText() ? text : "'" + text + "'";
        }
    }

    /** A value with a variable that is not set, which has been said already. */
    record Unset(Place place) implements Node {
        @Override
        public String kind() {
            return "unset";
        }
    }

    /** Keys with values, in the file's order; every key once. */
    record Mapping(Place place, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** Values in order. */
    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A key and its value. */
    record Entry(String key, Place place, Node value) {}
}
