package dev.dyno.harness.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of text for a terminal or a log: aligned columns, no lines, no control characters. */
final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        this.header = List.of(header);
    }

    /** Adds a row of as many cells as there are columns. */
    Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + header.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Text::line).toList());
        return this;
    }

    /** The columns that have the same cell in every row, if there are at least two rows; by header. */
    Map<String, String> constants() {
        Map<String, String> constants = new LinkedHashMap<>();
        for (int column = 0; column < header.size() && rows.size() > 1; column++) {
            if (constant(column)) {
                constants.put(header.get(column), rows.get(0).get(column));
            }
        }
        return constants;
    }

    /** The table without its constant columns. */
    Table varying() {
        List<Integer> kept = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            if (rows.size() < 2 || !constant(column)) {
                kept.add(column);
            }
        }
        Table varying = new Table(kept.stream().map(header::get).toArray(String[]::new));
        rows.forEach(row -> varying.row(kept.stream().map(row::get).toArray(String[]::new)));
        return varying;
    }

    /** The lines of the table, the header first. */
    List<String> lines() {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int index = column;
            widths[column] = Math.max(
                    width(header.get(index)),
                    rows.stream().mapToInt(row -> width(row.get(index))).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private boolean constant(int column) {
        return rows.stream().map(row -> row.get(column)).distinct().count() == 1;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
