package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.measurements.CellVerdict;
import dev.dyno.reports.measurements.file.Judged;
import dev.dyno.results.metric.Unit;
import java.util.List;

/** The verdicts of {@code dyno judge} for people. */
final class VerdictTable {
    private VerdictTable() {}

    /** A line for each cell, below a header. */
    static String of(List<CellVerdict> cells) {
        Table table = new Table(
                "COMPARISON", "METRIC", "CANDIDATE", "VERDICT", "CHANGE", "INTERVAL", "ROUNDS", "LOOKS", "REASON");
        for (CellVerdict cell : cells) {
            table.row(
                    cell.comparison(),
                    cell.metric(),
                    cell.candidate(),
                    cell.verdict().name(),
                    change(cell.estimate()),
                    interval(cell),
                    String.valueOf(cell.roundsUsed()),
                    String.valueOf(cell.looks()),
                    cell.reason());
        }
        return String.join(System.lineSeparator(), table.lines()) + System.lineSeparator();
    }

    /** How many cells have which verdict. */
    static String counts(Judged judged) {
        return judged.decision() + ": of " + judged.cells().size()
                + (judged.cells().size() == 1 ? " cell, " : " cells, ") + judged.count(Decision.FAIL) + " failed, "
                + judged.count(Decision.INCONCLUSIVE) + " undecided, " + judged.count(Decision.PASS) + " passed";
    }

    private static String interval(CellVerdict cell) {
        if (!Double.isFinite(cell.lower()) || !Double.isFinite(cell.upper())) {
            return "-";
        }
        return cell.lower() == cell.upper() ? "exact" : change(cell.lower()) + " to " + change(cell.upper());
    }

    private static String change(double ratio) {
        return Double.isFinite(ratio) ? Sentences.change(ratio, Scale.RATIO, Unit.RATIO) : "-";
    }
}
