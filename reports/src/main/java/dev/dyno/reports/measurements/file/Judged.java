package dev.dyno.reports.measurements.file;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.measurements.CellVerdict;
import dev.dyno.results.record.Issue;
import java.util.List;

/**
 * What became of a file of measurements.
 *
 * @param cells a verdict for every comparison x metric x candidate, in the order in which they first came; never empty
 * @param notes what a reader should know besides
 * @param metrics the names of all metrics of the file
 * @param rows how many measurements were read
 */
public record Judged(List<CellVerdict> cells, List<Issue> notes, List<String> metrics, long rows) {

    public Judged {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
        metrics = List.copyOf(metrics);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a file without a measurement is not judged");
        }
    }

    /** All cells together: false beats unknown, and unknown beats true. */
    public Decision decision() {
        return Decision.all(cells.stream().map(CellVerdict::verdict).toList());
    }

    /** How many cells have a verdict. */
    public long count(Decision verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }
}
