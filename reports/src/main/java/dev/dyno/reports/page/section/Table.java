package dev.dyno.reports.page.section;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers and words in rows. The first cell of a row is its head.
 *
 * @param caption what it holds, for those who do not see what is around it
 * @param columns their heads
 * @param rows each with as many cells as there are columns
 */
public record Table(String caption, List<Column> columns, List<Row> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.cells().size() + " cells under " + columns.size()
                        + " columns: " + row.cells());
            }
        }
    }

    /**
     * A column.
     *
     * @param number whether it holds numbers, which stand to the right
     */
    public record Column(String head, boolean number) {}

    /**
     * A row.
     *
     * @param faint whether it counts for less than the others, such as a candidate that another one dominates
     */
    public record Row(List<String> cells, boolean faint) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A row like any other. */
    public static Row row(String... cells) {
        return new Row(Arrays.asList(cells), false);
    }

    /** A column of words. */
    public static Column words(String head) {
        return new Column(head, false);
    }

    /** A column of numbers. */
    public static Column numbers(String head) {
        return new Column(head, true);
    }
}
