package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Readings over a trial's time as numbers: a line of column names, then a number or nothing in each column. The column {@code
 * t_ns} is the agent's clock, on which the starts of samples are too.
 */
public final class ReadingTable {
    /** The column of times. */
    public static final String TIME = "t_ns";

    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_COLUMNS = 100;

    private final Map<String, double[]> columns;
    private final int rows;

    private ReadingTable(Map<String, double[]> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a table.
     *
     * @throws StoreException if it cannot be read, is not of this form, or is larger than any trial's; names the line
     */
    public static ReadingTable read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            if (header == null) {
                throw new StoreException(file + ": it has no line of column names");
            }
            String[] names = header.split(",", -1);
            if (names.length > MOST_COLUMNS) {
                throw new StoreException(file + ": " + names.length + " columns");
            }
            List<double[]> rows = rows(file, lines, names.length);
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (int column = 0; column < names.length; column++) {
                int at = column;
                columns.put(
                        names[column], rows.stream().mapToDouble(row -> row[at]).toArray());
            }
            return new ReadingTable(columns, rows.size());
        } catch (MalformedInputException e) {
            throw new StoreException(file + ": not UTF-8", e);
        } catch (IOException e) {
            throw StoreErrors.reading(file, e);
        }
    }

    private static List<double[]> rows(Path file, BufferedReader lines, int width) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split(",", -1);
            if (cells.length != width || rows.size() == MOST_ROWS) {
                throw new StoreException(file + ":" + (rows.size() + 2) + ": expected " + width + " cells, and at most "
                        + MOST_ROWS + " rows");
            }
            rows.add(Arrays.stream(cells).mapToDouble(ReadingTable::number).toArray());
        }
        return rows;
    }

    /** What a probe did not give, or gave as something else, is no number. */
    private static double number(String cell) {
        try {
            double number = Double.parseDouble(cell);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** How many rows it has. */
    public int rows() {
        return rows;
    }

    /** A column, NaN where there was no reading; empty if there is none of the name, or it has no reading at all. */
    public Optional<double[]> column(String name) {
        double[] values = columns.get(name);
        return values == null || Arrays.stream(values).allMatch(Double::isNaN)
                ? Optional.empty()
                : Optional.of(values.clone());
    }
}
