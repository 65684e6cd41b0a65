package dev.dyno.reports.page.section;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one panel of a section shows: a finding, drawings of it, and the same as a table.
 *
 * @param about what it is about, such as a device; may be empty
 * @param finding its headline: what is to be seen, computed from the numbers
 * @param note how to read it, and what was left out; may be empty
 * @param pictures stand beside each other where there is room, one below the other where there is not; may be empty
 * @param table the numbers; null where there are none
 * @param open whether the table is in sight; else it is a line to open
 */
public record Panel(
        String about,
        String finding,
        String note,
        List<Picture> pictures,
        @Nullable Table table,
        boolean open) {

    public Panel {
        pictures = List.copyOf(pictures);
    }

    /**
     * One drawing.
     *
     * @param caption what it shows, if that is more than the panel's finding; may be empty
     * @param svg the drawing as an element, as {@link dev.dyno.reports.page.chart.Drawing} makes it
     */
    public record Picture(String caption, String svg) {}

    /** A panel with drawings, its table to be opened. */
    public static Panel drawn(
            String about, String finding, String note, List<Picture> pictures, @Nullable Table table) {
        return new Panel(about, finding, note, pictures, table, false);
    }

    /** A panel that is a table. */
    public static Panel table(String about, String finding, String note, Table table) {
        return new Panel(about, finding, note, List.of(), table, true);
    }
}
