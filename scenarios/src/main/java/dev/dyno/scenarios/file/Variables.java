package dev.dyno.scenarios.file;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in {@code ${NAME}} and {@code ${NAME:-default}} in the values of a tree; a doubled dollar sign before a brace is
 * no variable. What a variable holds is a value and never YAML: it can add no key.
 */
final class Variables {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*+)(?::-(?<default>[^}]*+))?+})?+");
    private static final Pattern SECRET =
            Pattern.compile("TOKEN|PASSWORD|PASSWD|SECRET|KEY|CREDENTIAL", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> env;
    private final Problems problems;

    Variables(Map<String, String> env, Problems problems) {
        this.env = env;
        this.problems = problems;
    }

    /** The same tree with every variable filled in; unset ones are added to the problems. */
    Node fill(Node node) {
        if (node instanceof Node.Unset) {
            return node;
        }
        if (node instanceof Node.Scalar scalar) {
            return scalar.text().contains("${") ? fill(scalar) : scalar;
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.place(), sequence.items().stream().map(this::fill).toList());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        return new Node.Mapping(
                mapping.place(),
                mapping.entries().stream()
                        .map(entry -> new Node.Entry(entry.key(), entry.place(), fill(entry.value())))
                        .toList());
    }

    /** The text as it must stand in a file to mean itself. */
    static String escape(String literal) {
        return literal.replace("${", "$${");
    }

    private Node fill(Node.Scalar scalar) {
        int before = problems.count();
        StringBuilder text = new StringBuilder();
        StringBuilder saved = new StringBuilder();
        Matcher reference = REFERENCE.matcher(scalar.text());
        int end = 0;
        while (reference.find()) {
            String between = scalar.text().substring(end, reference.start());
            String value = value(reference, scalar.place());
            text.append(between).append(value);
            saved.append(between).append(saved(reference, value));
            end = reference.end();
        }
        String rest = scalar.text().substring(end);
        return problems.count() > before
                ? new Node.Unset(scalar.place())
                : new Node.Scalar(
                        scalar.place(),
                        text.append(rest).toString(),
                        Node.Scalar.Style.FILLED,
                        saved.append(rest).toString());
    }

    private String value(Matcher reference, Place place) {
        String name = reference.group("name");
        if (name == null) {
            if (!reference.group().startsWith("$$")) {
                problems.add(
                        place, "'${' begins no variable; write ${NAME}, ${NAME:-default}, or $${ for the text '${'");
            }
            return "${";
        }
        String value = env.get(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        @Nullable String fallback = reference.group("default");
        if (fallback == null) {
            problems.add(
                    place,
                    "the variable " + name + " is not set; set it, or write ${" + name + ":-default}"
                            + (value == null ? "" : " (it is set, but empty)"));
            return "";
        }
        return fallback;
    }

    private static String saved(Matcher reference, String value) {
        String name = reference.group("name");
        return name != null && SECRET.matcher(name).find() ? "${" + name + ":-redacted}" : escape(value);
    }
}
