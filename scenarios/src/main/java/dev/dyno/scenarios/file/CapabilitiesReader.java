package dev.dyno.scenarios.file;

import java.util.stream.Collectors;

/**
 * Reads what a browser's session is asked for. None of it is Dyno's to understand, so it is kept as it is written: as JSON.
 *
 * @param reading where problems go
 */
record CapabilitiesReader(Reading reading) {
    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";

    /** The mapping as a JSON object; anything else is a problem. */
    String json(Node node) {
        if (!(node instanceof Node.Mapping) && !(node instanceof Node.Unset)) {
            reading.problem(
                    node.place(), "'capabilities' is a mapping, such as {browserName: chrome}, not " + node.kind());
        }
        return node instanceof Node.Mapping ? value(node) : "{}";
    }

    private static String value(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> quoted(entry.key()) + ":" + value(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(CapabilitiesReader::value).collect(Collectors.joining(",", "[", "]"));
        }
        return node instanceof Node.Scalar scalar ? value(scalar) : "null";
    }

    private static String value(Node.Scalar scalar) {
        if (scalar.isNothing()) {
            return "null";
        }
        boolean flag = scalar.text().matches("true|false");
        return scalar.isNoText() && (flag || scalar.text().matches(NUMBER)) ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
