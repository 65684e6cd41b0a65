package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads a file that a user wrote: a bounded number of bytes that are UTF-8 text. */
final class SourceText {
    /** Larger than any file that a person writes, and small enough to never hurt. */
    static final int LARGEST = 256 << 10;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /**
     * The file's text.
     *
     * @throws ScenarioException if there is none, naming why
     */
    static String read(Path file, Problems problems) {
        if (!Files.exists(file)) {
            throw problems.fatal(Place.FILE, "does not exist" + Suggestions.sibling(file));
        }
        if (Files.isDirectory(file)) {
            throw problems.fatal(Place.FILE, "is a folder; name a file in it");
        }
        if (!Files.isRegularFile(file)) {
            // Opening a pipe would wait for a writer that may never come.
            throw problems.fatal(Place.FILE, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw problems.fatal(
                        Place.FILE, "is larger than " + (LARGEST >> 10) + " KiB; is it the file you meant?");
            }
            return decode(bytes, problems);
        } catch (IOException e) {
            throw problems.fatal(Place.FILE, "cannot be read: " + e);
        }
    }

    private static String decode(byte[] bytes, Problems problems) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            throw problems.fatal(placeOf(text, text.length()), "is not UTF-8 text from here on");
        }
        return text;
    }

    /**
     * The text without a byte order mark.
     *
     * @throws ScenarioException if it holds a character that YAML forbids
     */
    static String printable(String text, Problems problems) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                throw problems.fatal(
                        placeOf(text, i), "the character U+%04X is not allowed here".formatted(text.codePointAt(i)));
            }
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Place placeOf(String text, int index) {
        String before = text.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, index - before.lastIndexOf('\n'));
    }
}
