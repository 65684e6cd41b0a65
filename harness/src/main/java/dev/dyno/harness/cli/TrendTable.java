package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.history.History;
import dev.dyno.reports.history.NamedSeries;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.SeriesKey;
import dev.dyno.reports.history.Trend;
import java.util.List;
import java.util.Locale;

/** Trends for people: a row per change, and a word on what has none. */
final class TrendTable {
    /** So much of a digest tells models apart. */
    private static final int DIGITS = 12;

    private TrendTable() {}

    static void print(Console console, List<NamedSeries> all) {
        Table table = new Table("series", "index", "before", "after", "change", "95 %");
        int changes = 0;
        for (NamedSeries series : all) {
            Trend trend = series.trend();
            for (Trend.Shift shift : trend.shifts()) {
                changes++;
                table.row(
                        series.name(),
                        series.label(shift.position()),
                        number(shift.before()),
                        number(shift.after()),
                        change(trend.scale(), shift.change()),
                        change(trend.scale(), shift.lower()) + " to " + change(trend.scale(), shift.upper()));
            }
            series.notes().forEach(note -> console.say(Text.line(series.name()) + ": note: " + note));
        }
        finish(console, table, changes, all.size() + " series");
    }

    static void print(Console console, History history) {
        Table table = new Table("scenario", "device", "candidate", "metric", "since", "run", "model", "change", "95 %");
        int changes = 0;
        for (NightlySeries series : history.series()) {
            for (Trend.Shift shift : series.trend().shifts()) {
                changes++;
                row(table, series, shift);
            }
            series.notes()
                    .forEach(note -> console.say(Text.line(series.key().name()) + ", from "
                            + series.nights().get(0).at() + ": note: " + note));
        }
        finish(
                console,
                table,
                changes,
                history.series().size() + " series of " + history.nights()
                        + (history.nights() == 1 ? " night" : " nights"));
    }

    private static void row(Table table, NightlySeries series, Trend.Shift shift) {
        SeriesKey key = series.key();
        NightlySeries.Point night = series.nights().get(shift.position());
        table.row(
                key.scenario(),
                key.device(),
                key.candidate(),
                key.metric(),
                night.at().toString(),
                night.run(),
                night.model().substring(0, Math.min(DIGITS, night.model().length())),
                change(Scale.RATIO, shift.change()),
                change(Scale.RATIO, shift.lower()) + " to " + change(Scale.RATIO, shift.upper()));
    }

    private static void finish(Console console, Table table, int changes, String of) {
        if (changes > 0) {
            table.lines().forEach(console::print);
        }
        console.print(
                (changes == 0 ? "No change" : changes == 1 ? "1 change" : changes + " changes") + " in " + of + ".");
    }

    private static String change(Scale scale, double change) {
        return scale == Scale.RATIO
                ? String.format(Locale.ROOT, "%+.1f %%", 100 * (change - 1))
                : String.format(Locale.ROOT, "%+.4g", change);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
