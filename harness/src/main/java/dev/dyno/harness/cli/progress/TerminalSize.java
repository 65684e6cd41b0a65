package dev.dyno.harness.cli.progress;

import java.util.Map;

/**
 * How large a terminal is.
 *
 * @param columns its width in characters
 * @param rows its height in lines
 */
public record TerminalSize(int columns, int rows) {
    private static final TerminalSize USUAL = new TerminalSize(120, 24);

    /** What the environment says in {@code COLUMNS} and {@code LINES}; the usual size where it says nothing useful. */
    public static TerminalSize of(Map<String, String> env) {
        return new TerminalSize(number(env, "COLUMNS", USUAL.columns()), number(env, "LINES", USUAL.rows()));
    }

    private static int number(Map<String, String> env, String name, int otherwise) {
        String text = env.getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,3}") ? Math.max(10, Integer.parseInt(text)) : otherwise;
    }
}
