package dev.dyno.reports.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The typeface of all pictures. It is shipped, so that a machine without fonts draws the same. */
final class PictureFont {
    private static final Font REGULAR = load();

    private PictureFont() {}

    static Font ofSize(float size) {
        return REGULAR.deriveFont(size);
    }

    static Font boldOfSize(float size) {
        return REGULAR.deriveFont(Font.BOLD, size);
    }

    private static Font load() {
        String name = "/dev/dyno/reports/fonts/LiberationSans-Regular.ttf";
        try (InputStream file = PictureFont.class.getResourceAsStream(name)) {
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
