package dev.dyno.reports.measurements.file;

import java.util.Locale;
import java.util.Optional;

/** The two forms of a file of measurements. */
public enum Form {
    /** Comma-separated values, with a first line that names the columns. */
    CSV,
    /** A JSON object in each line. */
    JSONL;

    /** The form that a file's name tells by its ending. */
    static Optional<Form> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson") ? Optional.of(JSONL) : Optional.empty();
    }
}
