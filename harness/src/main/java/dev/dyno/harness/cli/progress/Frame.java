package dev.dyno.harness.cli.progress;

import java.util.List;
import java.util.function.Consumer;

/**
 * Lines at the end of a terminal that are redrawn in place. Each frame is one write that overwrites the last and erases only what
 * is left over, so that nothing flickers.
 */
final class Frame {
    private static final String ERASE_REST_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Consumer<String> raw;
    private final int columns;
    private List<String> drawn = List.of();

    /**
     * An empty frame where the cursor is, at the beginning of a line.
     *
     * @param raw where text for the terminal goes
     * @param columns the terminal's width
     */
    Frame(Consumer<String> raw, int columns) {
        this.raw = raw;
        this.columns = columns;
    }

    /** Puts other lines in the place of the last ones. */
    void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(home());
        append(text, lines);
        raw.accept(text.toString());
    }

    /** Leaves a line above the frame for good. */
    void keep(String line) {
        StringBuilder text = new StringBuilder(home());
        text.append(line).append(ERASE_REST_OF_LINE).append(System.lineSeparator());
        append(text, drawn);
        raw.accept(text.toString());
    }

    /** Takes the frame away. */
    void clear() {
        raw.accept(home() + ERASE_BELOW);
        drawn = List.of();
    }

    /** Moves to the beginning of the frame. */
    private String home() {
        return drawn.size() > 1 ? "\r\u001b[" + (drawn.size() - 1) + "A" : "\r";
    }

    private void append(StringBuilder text, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\r\n");
            // The last column stays free: a terminal may turn the page once it is written.
            text.append(Columns.cut(lines.get(i), columns - 1)).append(ERASE_REST_OF_LINE);
        }
        if (lines.size() < drawn.size() || lines.isEmpty()) {
            text.append(ERASE_BELOW);
        }
        drawn = List.copyOf(lines);
    }
}
