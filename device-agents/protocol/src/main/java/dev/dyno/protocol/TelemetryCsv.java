package dev.dyno.protocol;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The telemetry of a trial as text: one row per reading, {@code t_ns} first (nanoseconds on the clock of
 * {@code samples.csv}), then one column per probe, with the unit in its name. A cell is empty where a probe gave nothing.
 */
public final class TelemetryCsv {
    /** The first column. */
    public static final String TIME = "t_ns";

    private TelemetryCsv() {}

    /**
     * Telemetry, one array of values per row.
     *
     * @param columns the probes' names, such as {@code rss_bytes}
     * @param timesNanos the time of each row
     * @param rows the values of each row, as many as columns; NaN where there is none
     */
    public record Table(List<String> columns, List<Long> timesNanos, List<double[]> rows) {
        public Table {
            columns = List.copyOf(columns);
            timesNanos = List.copyOf(timesNanos);
            rows = Collections.unmodifiableList(new ArrayList<>(rows));
            int width = columns.size();
            if (timesNanos.size() != rows.size() || !rows.stream().allMatch(row -> row.length == width)) {
                throw new IllegalArgumentException("every row of telemetry has a time and as many values as columns");
            }
        }
    }

    /**
     * Writes a table, replacing the file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Table table) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write(TIME);
            for (String column : table.columns()) {
                out.write("," + column);
            }
            out.write("\n");
            for (int i = 0; i < table.rows().size(); i++) {
                out.write(Long.toString(table.timesNanos().get(i)));
                for (double value : table.rows().get(i)) {
                    out.write("," + cell(value));
                }
                out.write("\n");
            }
        }
    }

    /**
     * Reads a table.
     *
     * @param maxBytes a longer file is refused
     * @throws IOException if the file cannot be read
     * @throws MalformedMessageException naming file and line
     */
    public static Table read(Path file, long maxBytes) throws IOException {
        try (BufferedReader lines = CsvText.open(file, maxBytes)) {
            String header = lines.readLine();
            List<String> columns = header == null ? List.of() : Arrays.asList(header.split(",", -1));
            if (columns.isEmpty() || !columns.get(0).equals(TIME)) {
                throw CsvText.malformed(file, 1, "expected " + TIME + " as the first column, found " + header);
            }
            List<Long> times = new ArrayList<>();
            List<double[]> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                int number = rows.size() + 2;
                if (cells.length != columns.size()) {
                    throw CsvText.malformed(file, number, "expected " + columns.size() + " cells, found " + line);
                }
                times.add(CsvText.whole(file, number, cells[0]));
                rows.add(values(file, number, cells));
            }
            return new Table(columns.subList(1, columns.size()), times, rows);
        }
    }

    private static double[] values(Path file, int line, String[] cells) {
        double[] values = new double[cells.length - 1];
        for (int i = 0; i < values.length; i++) {
            String cell = cells[i + 1];
            if (!cell.isEmpty() && !cell.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE]-?[0-9]{1,3})?")) {
                throw CsvText.malformed(file, line, "expected a number or nothing, found '" + cell + "'");
            }
            values[i] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }
        return values;
    }

    private static String cell(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
