package dev.dyno.reports.page.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The typeface that charts are laid out with. It is shipped, so that a machine without fonts draws the same chart, and it
 * is as wide as Arial and Helvetica, one of which nearly every reader's machine shows it in.
 */
final class ChartFont {
    /** What the page asks the reader's machine for. */
    static final String FAMILY = "Arial, Helvetica, 'Liberation Sans', sans-serif";

    private static final Font REGULAR = load();

    private ChartFont() {}

    static Font ofSize(float size) {
        return REGULAR.deriveFont(size);
    }

    private static Font load() {
        String name = "/dev/dyno/reports/fonts/LiberationSans-Regular.ttf";
        try (InputStream file = ChartFont.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("this build of Dyno lacks its font " + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " is damaged", e);
        }
    }
}
