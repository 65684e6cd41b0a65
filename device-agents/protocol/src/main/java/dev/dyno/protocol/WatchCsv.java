package dev.dyno.protocol;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the watches of a trial said, as text: one row per reading in order of time, {@code
 * start_ns,end_ns,name,text,problem}. Times are nanoseconds on the clock of {@code samples.csv}, right before and right
 * after the reading. A reading that failed has the problem in the last cell and no text. Cells are quoted as in RFC 4180;
 * bytes above 127 stand for themselves as Latin 1.
 */
public final class WatchCsv {
    /** The first line. */
    public static final String HEADER = "start_ns,end_ns,name,text,problem";

    /** A longer text is cut off by the agent, and refused by the reader. */
    public static final int LONGEST_TEXT = 4096;

    private static final int CELLS = 5;

    private WatchCsv() {}

    /**
     * One reading of one watch.
     *
     * @param startNanos right before it
     * @param endNanos right after it
     * @param name the watch's
     * @param text what was read; empty if there is a problem
     * @param problem why nothing could be read; empty if it could
     */
    public record Row(long startNanos, long endNanos, String name, String text, String problem) {
        public Row {
            if (startNanos < 0 || endNanos < startNanos) {
                throw new IllegalArgumentException("a reading of a watch ends after it begins");
            }
        }
    }

    /**
     * Writes all readings, replacing the file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, List<Row> rows) throws IOException {
        // Unlike the writers of Files, this one puts '?' for a character that it cannot write.
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.ISO_8859_1))) {
            out.write(HEADER + "\n");
            for (Row row : rows) {
                out.write(Long.toString(row.startNanos()));
                out.write("," + row.endNanos() + ",");
                out.write(row.name() + "," + quoted(row.text()) + "," + quoted(row.problem()) + "\n");
            }
        }
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Reads all readings.
     *
     * @param maxBytes a longer file is refused
     * @throws IOException if the file cannot be read
     * @throws MalformedMessageException naming file and row
     */
    public static List<Row> read(Path file, long maxBytes) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = CsvText.open(file, maxBytes)) {
            String header = in.readLine();
            if (!HEADER.equals(header)) {
                throw CsvText.malformed(file, 1, "expected " + HEADER + ", found " + header);
            }
            List<String> cells = cells(file, rows.size() + 2, in);
            while (!cells.isEmpty()) {
                rows.add(row(file, rows.size() + 2, cells));
                cells = cells(file, rows.size() + 2, in);
            }
        }
        return rows;
    }

    private static Row row(Path file, int number, List<String> cells) {
        if (cells.size() != CELLS) {
            throw CsvText.malformed(file, number, "expected " + HEADER + ", found " + cells.size() + " cells");
        }
        long start = CsvText.whole(file, number, cells.get(0));
        long end = CsvText.whole(file, number, cells.get(1));
        if (end < start) {
            throw CsvText.malformed(file, number, "it ends before it begins");
        }
        return new Row(start, end, cells.get(2), cells.get(3), cells.get(4));
    }

    /** The cells of the next row; none at the end of the file. */
    private static List<String> cells(Path file, int number, Reader in) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            if (next == '"') {
                next = quoted(file, number, in, cell);
                continue;
            }
            if (next == ',' || next == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                append(file, number, cell, (char) next);
            }
            if (next == '\n') {
                return cells;
            }
            next = in.read();
        }
        if (!cells.isEmpty() || cell.length() > 0) {
            throw CsvText.malformed(file, number, "the file ends within the row");
        }
        return cells;
    }

    /** Reads up to the closing quote; gives what follows it. */
    private static int quoted(Path file, int number, Reader in, StringBuilder cell) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '"') {
                int after = in.read();
                if (after != '"') {
                    return after;
                }
            }
            append(file, number, cell, (char) next);
        }
        throw CsvText.malformed(file, number, "a quote is not closed");
    }

    private static void append(Path file, int number, StringBuilder cell, char next) {
        if (cell.length() == LONGEST_TEXT) {
            throw CsvText.malformed(file, number, "a cell is longer than " + LONGEST_TEXT);
        }
        cell.append(next);
    }
}
