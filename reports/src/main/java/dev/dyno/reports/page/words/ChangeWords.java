package dev.dyno.reports.page.words;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.Trend.Shift;
import dev.dyno.results.metric.Metric;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What is to be seen in several cells together, or in one over the nights, in words; computed, wherever it is shown. */
public final class ChangeWords {
    private ChangeWords() {}

    /** What came of the gate. */
    public static String decision(Judgement judgement) {
        long failed = judgement.count(Decision.FAIL);
        long open = judgement.count(Decision.INCONCLUSIVE);
        long gated = failed + open + judgement.count(Decision.PASS);
        return switch (judgement.decision()) {
            case PASS ->
                gated == 0
                        ? "Everything was measured. No bound was set, so nothing could fail."
                        : "Every bound of the gate holds on every device"
                                + (open == 0 ? "." : ", " + open + " undecided.");
            case FAIL ->
                failed + " of " + gated + " gated results " + (failed == 1 ? "breaks its" : "break their") + " bound.";
            case INCONCLUSIVE ->
                gated == 0
                        ? "Some of what was asked for was not measured."
                        : "Nothing failed, but " + (open == 0 ? "the run" : open + " of " + gated + " gated results")
                                + " could not be decided. What is unknown does not pass.";
        };
    }

    /** How many of some cells got worse and better. */
    public static String ofAll(List<Cell> cells) {
        return "Of " + Shown.count(cells.size(), "comparison") + ", " + count(cells, Finding.REGRESSED)
                + " got worse and " + count(cells, Finding.IMPROVED) + " got better.";
    }

    /** On how many devices a candidate got worse or better, and by how much on average. */
    public static String ofCandidate(Judgement judgement, Metric metric, String candidate) {
        List<Cell> cells = judgement.cells().stream()
                .filter(cell -> cell.metric().equals(metric) && cell.candidate().equals(candidate))
                .toList();
        long worse = count(cells, Finding.REGRESSED);
        long better = count(cells, Finding.IMPROVED);
        String mean = judgement.fleet().stream()
                .filter(fleet ->
                        fleet.metric().equals(metric) && fleet.candidate().equals(candidate))
                .findFirst()
                .map(fleet -> "; on average " + Shown.ratio(fleet.change().point()) + " ("
                        + Sentences.interval(fleet.change()) + ", n = " + fleet.devices() + ")")
                .orElse("");
        String where = worse > 0
                ? " is worse on " + worse + " of " + Shown.count(cells.size(), "device")
                : better > 0
                        ? " is better on " + better + " of " + Shown.count(cells.size(), "device")
                        : " shows no change on any device";
        return Shown.brief(candidate, 24) + where + mean + ".";
    }

    /** Whether a series moved to a new level, since when and by how much. */
    public static String ofNights(NightlySeries series) {
        List<Shift> shifts = series.trend().shifts();
        String nights = Shown.count(series.nights().size(), "night");
        if (shifts.isEmpty()) {
            return "the same level over " + nights + ".";
        }
        Shift last = shifts.get(shifts.size() - 1);
        return "a new level since " + day(series, last) + ", " + Shown.ratio(last.change()) + " ("
                + Shown.ratio(last.lower())
                + " to " + Shown.ratio(last.upper()) + ", n = " + nights + "), first in run "
                + Shown.brief(series.nights().get(last.position()).run(), 40) + ".";
    }

    /** The day of a shift. */
    public static String day(NightlySeries series, Shift shift) {
        return LocalDate.ofInstant(series.nights().get(shift.position()).at(), ZoneOffset.UTC)
                .toString();
    }

    private static long count(List<Cell> cells, Finding finding) {
        return cells.stream().filter(cell -> Finding.of(cell) == finding).count();
    }
}
