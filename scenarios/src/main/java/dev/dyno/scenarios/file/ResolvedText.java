package dev.dyno.scenarios.file;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes what was read as YAML that means the same without defaults, variables and relative paths. */
final class ResolvedText {
    /** Text that YAML takes as it stands, whatever follows. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z/][A-Za-z0-9/._+-]*+(?: [A-Za-z0-9/._+-]++)*+");

    private static final Pattern QUANTITY = Pattern.compile("[0-9]++(?:\\.[0-9]++)?+ [A-Za-z%/]++");
    private static final Set<String> WORDS_WITH_A_MEANING =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder out = new StringBuilder();

    private ResolvedText() {}

    /**
     * The text.
     *
     * @param what what the file is called in its first line
     */
    static String write(String what, Map<String, Object> saved) {
        ResolvedText text = new ResolvedText();
        text.out
                .append("# The ")
                .append(what)
                .append(" as it was run: with every default, path and variable filled in.\n");
        text.mapping(saved, 0);
        return text.out.toString();
    }

    /** The keys and values of a mapping alone. */
    static String of(Map<String, Object> mapping) {
        ResolvedText text = new ResolvedText();
        text.mapping(mapping, 0);
        return text.out.toString();
    }

    private void mapping(Map<?, ?> mapping, int depth) {
        mapping.forEach((key, value) -> {
            if (!isEmpty(value)) {
                out.append("  ".repeat(depth)).append(quoted(key.toString())).append(':');
                value(value, depth + 1);
            }
        });
    }

    /** What is empty is the same as absent. */
    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> mapping
                ? mapping.values().stream().allMatch(ResolvedText::isEmpty)
                : value instanceof Collection<?> list ? list.isEmpty() : value.equals("");
    }

    private void value(Object value, int depth) {
        if (value instanceof Map<?, ?> mapping) {
            out.append('\n');
            mapping(mapping, depth);
        } else if (value instanceof Collection<?> list) {
            out.append('\n');
            list.forEach(item -> out.append("  ".repeat(depth))
                    .append("- ")
                    .append(quoted(item.toString()))
                    .append('\n'));
        } else {
            out.append(' ')
                    .append(value instanceof String text ? quoted(text) : plain(value))
                    .append('\n');
        }
    }

    private static String plain(Object value) {
        return value instanceof Section.Bare bare ? bare.text() : value.toString();
    }

    private static String quoted(String text) {
        boolean safe = SAFE.matcher(text).matches() && !WORDS_WITH_A_MEANING.contains(text.toLowerCase(Locale.ROOT));
        if (safe || QUANTITY.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        if (c == '"' || c == '\\') {
            return "\\" + c;
        }
        return c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    }
}
