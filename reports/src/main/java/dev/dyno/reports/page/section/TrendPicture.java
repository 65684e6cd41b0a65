package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.Trend.Shift;
import dev.dyno.reports.page.chart.Lanes;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Unit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What became of a cell over the nights before, with where it moved to a new level. */
final class TrendPicture {
    /** A line through fewer nights tells nothing. */
    private static final int FEWEST = 3;

    private static final int MOST = 120;

    private TrendPicture() {}

    /** The picture; empty where the run has no history of the cell under the same reference. */
    static Optional<Panel.Picture> of(Subject subject, Cell cell) {
        return subject.history().stream()
                .filter(series -> series.key().scenario().equals(subject.run().scenario())
                        && series.key().device().equals(cell.device())
                        && series.key().candidate().equals(cell.candidate())
                        && series.key().metric().equals(cell.metric().name()))
                .reduce((earlier, later) -> later)
                .filter(series -> series.nights().size() >= FEWEST)
                .map(series -> picture(subject, cell, series));
    }

    private static Panel.Picture picture(Subject subject, Cell cell, NightlySeries series) {
        int all = series.nights().size();
        int from = Math.max(0, all - MOST);
        double[] x = new double[all - from];
        double[] y = new double[all - from];
        for (int i = from; i < all; i++) {
            x[i - from] = i + 1.0;
            y[i - from] = Math.expm1(series.nights().get(i).log());
        }
        List<Lanes.Moment> moments = series.trend().shifts().stream()
                .filter(shift -> shift.position() >= from)
                .map(shift -> new Lanes.Moment(day(series, shift), shift.position() + 1.0, Tone.MUTED))
                .toList();
        String name = cell.metric().name();
        Lanes.Lane lane = new Lanes.Lane(
                name + " against the baseline, by night",
                Unit.RATIO,
                162,
                List.of(new Lanes.Line("", Tone.INK, x, y, false)),
                List.of(),
                List.of(new Lanes.Level("no change", Tone.BASELINE, 0)),
                moments);
        String finding = name + ": " + finding(series);
        String id = Ids.of(Ids.word("trend", name), subject.run(), cell.device(), cell.candidate());
        return new Panel.Picture(
                finding, new Lanes(Unit.COUNT, List.of(lane)).svg(id, name + " over the nights", finding));
    }

    private static String finding(NightlySeries series) {
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

    private static String day(NightlySeries series, Shift shift) {
        return LocalDate.ofInstant(series.nights().get(shift.position()).at(), ZoneOffset.UTC)
                .toString();
    }
}
