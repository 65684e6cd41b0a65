package dev.dyno.harness.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of text for a terminal or a log: aligned columns, no lines, no control characters. */
final class Table {
    private static final int LONGEST = 24;

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

    /** Those columns in a line, if there are any. */
    Optional<String> constantsLine() {
        Map<String, String> constants = constants();
        return constants.isEmpty()
                ? Optional.empty()
                : Optional.of(constants.entrySet().stream()
                        .map(constant -> constant.getKey().toLowerCase(Locale.ROOT) + ": " + constant.getValue())
                        .collect(Collectors.joining(", ", "all rows: ", "")));
    }

    /**
     * A table that was made to fit.
     *
     * @param lines the header first
     * @param spared the columns that it lacks
     */
    record Fitted(List<String> lines, List<String> spared) {}

    /**
     * The table in so many columns of a terminal: with long names cut, then without some of its columns. It is wider still
     * where even that does not suffice.
     *
     * @param width how many characters a line may have
     * @param spare the columns that a reader misses least, from the first to go
     */
    Fitted fitted(int width, List<String> spare) {
        Table table = this;
        List<String> spared = new ArrayList<>();
        for (String column : spare) {
            if (table.width() > width) {
                table = table.brief();
            }
            if (table.width() > width && table.header.contains(column)) {
                int gone = table.header.indexOf(column);
                table = table.with(index -> index != gone, UnaryOperator.identity());
                spared.add(column);
            }
        }
        return new Fitted(table.lines(), spared);
    }

    private int width() {
        return lines().stream().mapToInt(Table::width).max().orElse(0);
    }

    /** Cut to what tells most names apart. */
    private Table brief() {
        return with(
                index -> true,
                cell -> width(cell) <= LONGEST
                        ? cell
                        : cell.substring(0, cell.offsetByCodePoints(0, LONGEST - 1)) + "…");
    }

    private Table with(IntPredicate column, UnaryOperator<String> change) {
        int[] kept = IntStream.range(0, header.size()).filter(column).toArray();
        Table table = new Table(IntStream.of(kept).mapToObj(header::get).toArray(String[]::new));
        rows.forEach(row ->
                table.row(IntStream.of(kept).mapToObj(row::get).map(change).toArray(String[]::new)));
        return table;
    }

    /** The table without its constant columns. */
    Table varying() {
        return with(column -> rows.size() < 2 || !constant(column), UnaryOperator.identity());
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
