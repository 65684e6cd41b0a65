package dev.dyno.harness.cli;

import dev.dyno.results.record.Issue;

/** Text as a terminal may see it. */
final class Text {
    private Text() {}

    /**
     * The text without control characters: what a device or a file says must not move the cursor or hide itself. A line
     * feed stays; every other control, also those that turn the direction of writing, shows as its code. An old form of
     * GitHub's workflow commands, which counts anywhere in a line, is broken up.
     */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c != '\n' && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE)) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString().replace("##[", "## [");
    }

    /** The same on one line. */
    static String line(String text) {
        return printable(text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' '));
    }

    /** An issue as {@code source: severity: message}; an error, the usual case, without its severity. */
    static String issue(Issue issue) {
        String severity = switch (issue.severity()) {
            case ERROR -> "";
            case WARNING -> "warning: ";
            case INFO -> "note: ";
        };
        return line(issue.source()) + ": " + severity + printable(issue.message());
    }
}
