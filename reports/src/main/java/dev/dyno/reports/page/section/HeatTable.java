package dev.dyno.reports.page.section;

import dev.dyno.reports.heat.HeatForecast;
import dev.dyno.reports.heat.HeatWords;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A forecast in numbers, also for other air and another load. */
final class HeatTable {
    private static final double WARMER = 10;
    private static final double DUTY = 0.5;

    private HeatTable() {}

    static @Nullable Table of(HeatForecast forecast) {
        if (forecast.model().isEmpty()) {
            return null;
        }
        ThermalModel model = forecast.model().get();
        List<Table.Row> rows = new ArrayList<>();
        rows.add(row("as measured", forecast, model));
        rows.add(row("air 10 °C warmer", forecast, model.under(WARMER, 1)));
        rows.add(row("half of the load", forecast, model.under(0, DUTY)));
        return new Table(
                "Forecast of " + Shown.name(forecast.trial().trial().candidate()) + " on "
                        + Shown.name(forecast.trial().trial().device()),
                List.of(
                        Table.words("if"),
                        Table.numbers("temperature reached"),
                        Table.numbers("95 % of the rise after"),
                        Table.numbers("throttles")),
                rows);
    }

    private static Table.Row row(String name, HeatForecast forecast, ThermalModel model) {
        return Table.row(
                name,
                HeatWords.celsius(model.equilibrium()),
                HeatWords.time(model.settled()),
                forecast.trip().isPresent()
                        ? HeatWords.throttles(model, forecast.trip().getAsDouble())
                        : "not seen to");
    }

    /** What the device is like, as far as the trial shows it. */
    static String device(HeatForecast forecast, ThermalModel model) {
        String constants = model.timeConstants().stream().map(HeatWords::time).collect(Collectors.joining(" and "));
        return "Time constants: " + constants + "; thermal resistance: " + resistance(forecast) + ".";
    }

    private static String resistance(HeatForecast forecast) {
        HeatForecast.Resistance resistance = forecast.resistance();
        if (resistance instanceof HeatForecast.Resistance.Known known) {
            Range range = known.kelvinPerWatt();
            return String.format(Locale.ROOT, "%.1f K/W (%.1f to %.1f)", range.point(), range.lower(), range.upper());
        }
        return "unavailable: " + ((HeatForecast.Resistance.Unknown) resistance).reason();
    }
}
