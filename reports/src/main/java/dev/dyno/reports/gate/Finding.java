package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;

/** What a reader is shown of a cell, on every page and terminal: its verdict, said with more care where that misleads. */
public enum Finding {
    REGRESSED("▼", "worse"),
    IMPROVED("▲", "better"),
    UNCHANGED("~", "no change detected"),
    /** An exact metric without a change, which is not a matter of detecting one. */
    SAME("=", "the same"),
    /** Outputs that deviate from the baseline's, which is not simply worse. */
    DIFFERS("≠", "different"),
    INCONCLUSIVE("?", "inconclusive");

    private final String symbol;
    private final String word;

    Finding(String symbol, String word) {
        this.symbol = symbol;
        this.word = word;
    }

    /** What a cell shows. */
    public static Finding of(Cell cell) {
        return switch (cell.verdict()) {
            case IMPROVED -> IMPROVED;
            case UNCHANGED -> cell.metric().kind() == Metric.Kind.EXACT ? SAME : UNCHANGED;
            case REGRESSED -> cell.deviation() ? DIFFERS : REGRESSED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    /** One character. */
    public String symbol() {
        return symbol;
    }

    /** In words, which never leave a symbol or a colour alone. */
    public String word() {
        return word;
    }
}
