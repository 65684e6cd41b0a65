package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import org.jspecify.annotations.Nullable;

/** A cell as a row of a terminal's table, the same wherever one is printed. */
final class CellRow {
    /** The columns' names. */
    static final String[] HEADER = {
        "DEVICE", "CANDIDATE", "METRIC", "BASELINE", "VALUE", "CHANGE", "INTERVAL", "N", "AFTER", "GATE"
    };

    private CellRow() {}

    static String[] of(Cell cell) {
        @Nullable Decision decision = cell.decision();
        Unit unit = cell.metric().unit();
        return new String[] {
            cell.device() + (cell.simulated() ? " (simulated)" : ""),
            cell.candidate(),
            cell.metric().name(),
            quantity(cell.baseline(), unit),
            quantity(cell.value(), unit),
            change(cell),
            Sentences.interval(cell),
            String.valueOf(cell.rounds()),
            cell.decidedAfter() == 0 ? "" : String.valueOf(cell.decidedAfter()),
            decision == null ? "" : decision.name()
        };
    }

    private static String quantity(@Nullable Double value, Unit unit) {
        return value == null ? "-" : Quantities.format(value, unit);
    }

    /** A number only where there is a change: beside "no change detected" it invites to read one into it. */
    private static String change(Cell cell) {
        @Nullable Estimate change = cell.change();
        String size = change == null ? "" : " " + Sentences.change(change.point(), change.scale(), change.unit());
        return switch (Finding.of(cell)) {
            case IMPROVED -> "better" + size;
            case REGRESSED -> "WORSE" + size;
            case DIFFERS -> "different" + size;
            case UNCHANGED -> "~";
            case SAME -> "=";
            case INCONCLUSIVE -> "?";
        };
    }
}
