package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.words.Severity;
import dev.dyno.reports.page.words.Shown;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every cell in full, worst first, with what they can be filtered by. */
final class ChangesPart {
    /** More rows than this no browser shows at once. */
    static final int MOST = 1500;

    private ChangesPart() {}

    static Page.Changes of(Judgement judgement) {
        List<Cell> worst = Severity.worstFirst(judgement.cells());
        List<Cell> shown = worst.subList(0, Math.min(MOST, worst.size()));
        double span = span(worst);
        String note = worst.size() > MOST
                ? "Shown are the " + MOST + " worst of " + worst.size() + "; verdict.json beside this file has all."
                : "";
        return new Page.Changes(
                shown.stream().map(cell -> change(cell, span)).toList(),
                names(shown, cell -> Shown.name(cell.device())),
                names(shown, cell -> Shown.name(cell.candidate())),
                names(shown, cell -> cell.metric().name()),
                note);
    }

    private static List<String> names(List<Cell> cells, Function<Cell, String> name) {
        return cells.stream().map(name).distinct().sorted().toList();
    }

    private static Page.Change change(Cell cell, double span) {
        boolean bare = cell.change() == null || cell.change().interval() == null;
        return new Page.Change(
                OverviewPart.mark(cell, 0),
                cell.metric().name(),
                Shown.name(cell.device()),
                cell.simulated(),
                Shown.name(cell.candidate()),
                Shown.quantity(cell.baseline(), cell.metric().unit()),
                Shown.quantity(cell.value(), cell.metric().unit()),
                bare ? "" : Sentences.interval(cell),
                cell.rounds(),
                cell.decidedAfter() == 0 ? "–" : String.valueOf(cell.decidedAfter()),
                IntervalBar.of(cell, span),
                bare ? Shown.text(cell.reason()) : "");
    }

    /** How far the bars' common axis reaches: to the largest change, within reason. */
    private static double span(List<Cell> cells) {
        double largest = cells.stream()
                .map(Cell::change)
                .flatMap(Stream::ofNullable)
                .filter(change -> change.scale() == Scale.RATIO)
                .mapToDouble(ChangesPart::reach)
                .max()
                .orElse(0);
        return Math.min(0.8, Math.max(0.05, largest));
    }

    private static double reach(@Nullable Estimate change) {
        return change == null ? 0 : Math.abs(change.point() - 1) * 1.15;
    }
}
