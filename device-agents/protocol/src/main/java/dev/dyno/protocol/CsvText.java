package dev.dyno.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the two CSV files have in common. */
final class CsvText {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    private CsvText() {}

    /** Opens a file within its bounds. */
    static BufferedReader open(Path file, long maxBytes) throws IOException {
        long bytes = Files.size(file);
        if (bytes > maxBytes) {
            throw new MalformedMessageException(file + ": " + bytes + " bytes; at most " + maxBytes + " are read");
        }
        return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
    }

    static long whole(Path file, int line, String cell) {
        if (!WHOLE.matcher(cell).matches()) {
            throw malformed(file, line, "expected a whole number, found '" + cell + "'");
        }
        return Long.parseLong(cell);
    }

    static MalformedMessageException malformed(Path file, int line, String problem) {
        String shown = problem.length() > 200 ? problem.substring(0, 200) + "..." : problem;
        return new MalformedMessageException(file + ":" + line + ": " + shown);
    }
}
