package dev.dyno.results.export;

/** Text as a cell of comma-separated values (RFC 4180). */
public final class CsvCell {
    private CsvCell() {}

    /** The cell: quoted where it must be, without control characters, and never a formula. */
    public static String of(String text) {
        String plain = Plain.lines(text);
        // A spreadsheet takes a cell that begins like this for a formula and runs it.
        String safe = plain.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + plain : plain;
        return safe.matches("(?s)[^\",\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
