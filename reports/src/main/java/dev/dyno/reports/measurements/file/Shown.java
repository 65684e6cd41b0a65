package dev.dyno.reports.measurements.file;

/** Text of a file in a message: enough to find it again. */
final class Shown {
    private static final int LONGEST = 40;
    private static final int LONGEST_LINE = 120;

    private Shown() {}

    /** The beginning of a text. */
    static String part(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** The first line of a text, and not all of a long one. */
    static String line(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }
}
