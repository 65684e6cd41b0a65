package dev.dyno.reports.page.section;

import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.Trend.Shift;
import dev.dyno.reports.page.chart.Lanes;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.words.ChangeWords;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Unit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A series over the nights, with where it moved to a new level. */
public final class SeriesPicture {
    private SeriesPicture() {}

    /**
     * The picture.
     *
     * @param series with at least one night
     * @param name what it is called above the picture, such as its metric
     * @param id unique within the page; letters, digits and dashes
     * @param most how many nights, the last ones, are drawn
     */
    public static Panel.Picture of(NightlySeries series, String name, String id, int most) {
        int all = series.nights().size();
        int from = Math.max(0, all - most);
        double[] x = new double[all - from];
        double[] y = new double[all - from];
        for (int i = from; i < all; i++) {
            x[i - from] = i + 1.0;
            y[i - from] = Math.expm1(series.nights().get(i).log());
        }
        List<Lanes.Moment> moments = series.trend().shifts().stream()
                .filter(shift -> shift.position() >= from)
                .map(shift -> new Lanes.Moment(day(series, shift).toString(), shift.position() + 1.0, Tone.MUTED))
                .toList();
        Lanes.Lane lane = new Lanes.Lane(
                Shown.brief(series.key().metric(), 20) + " against the baseline, " + night(series, from) + " to "
                        + night(series, all - 1),
                Unit.RATIO,
                162,
                List.of(new Lanes.Line("", Tone.INK, x, y, false)),
                List.of(),
                List.of(new Lanes.Level("no change", Tone.BASELINE, 0)),
                moments);
        String finding = name + ": " + ChangeWords.ofNights(series);
        return new Panel.Picture(
                finding, new Lanes(Unit.COUNT, List.of(lane)).svg(id, name + " over the nights", finding));
    }

    /** The night since which a level holds. */
    public static LocalDate day(NightlySeries series, Shift shift) {
        return night(series, shift.position());
    }

    private static LocalDate night(NightlySeries series, int position) {
        return LocalDate.ofInstant(series.nights().get(position).at(), ZoneOffset.UTC);
    }
}
