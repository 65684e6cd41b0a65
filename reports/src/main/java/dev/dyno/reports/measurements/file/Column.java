package dev.dyno.reports.measurements.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a row of measurements says. */
enum Column {
    COMPARISON,
    METRIC,
    ROUND,
    ARM,
    VALUE,
    /** The only one that may be absent: without it there is one value per block. */
    ITERATION;

    /** All of them as a file names them. */
    static final List<String> WORDS = Arrays.stream(values()).map(Column::word).toList();

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> named(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }
}
