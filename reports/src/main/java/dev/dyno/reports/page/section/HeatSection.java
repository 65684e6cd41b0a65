package dev.dyno.reports.page.section;

import dev.dyno.reports.heat.HeatForecast;
import dev.dyno.reports.heat.HeatWords;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How warm devices get, when they throttle, and what heat does to latency. */
final class HeatSection implements SectionSource {
    private static final int MOST_FORECASTS = 12;
    private static final int MOST_DEVICES = 6;

    @Override
    public Optional<Section> of(Subject subject) {
        List<HeatForecast> forecasts = subject.forecasts();
        List<Panel> panels = new ArrayList<>();
        forecasts.stream().limit(MOST_FORECASTS).forEach(forecast -> panels.add(panel(subject, forecast)));
        if (forecasts.size() > MOST_FORECASTS) {
            panels.add(others(forecasts.subList(MOST_FORECASTS, forecasts.size())));
        }
        subject.run().devices().stream()
                .map(DeviceProfile::name)
                .flatMap(device -> new LatencyOverHeat(subject, device).panel().stream())
                .limit(MOST_DEVICES)
                .forEach(panels::add);
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "heat",
                        "Heat",
                        "How warm a device gets, foretold from the first two thirds of each candidate's longest trial, before any"
                                + " throttling. In the drawings the dashed line is the forecast and the area its 95 % interval.",
                        panels));
    }

    private static Panel panel(Subject subject, HeatForecast forecast) {
        TrialRecord trial = forecast.trial().trial();
        String finding = HeatWords.sentence(forecast, Shown.name(trial.candidate()));
        String id = Ids.of("heat", subject.run(), trial.device(), trial.candidate());
        String title = "Heat of " + Shown.name(trial.candidate()) + " on " + Shown.name(trial.device());
        return Panel.drawn(
                subject.named(trial.device()),
                finding,
                note(forecast),
                HeatPicture.of(id, forecast, title, finding),
                HeatTable.of(forecast));
    }

    private static String note(HeatForecast forecast) {
        String trial = "Trial " + forecast.trial().trial().id();
        if (forecast.model().isEmpty()) {
            return trial + ".";
        }
        String checked = trial + ": fitted up to " + HeatWords.time(forecast.fitted())
                + "; the readings from there to " + HeatWords.time(forecast.free())
                + " were held back and bear it out. "
                + HeatTable.device(forecast, forecast.model().get());
        return forecast.trial().throttled().isEmpty()
                ? checked
                : checked + " What comes after throttling began is not compared: the device then makes less heat.";
    }

    private static Panel others(List<HeatForecast> forecasts) {
        Table table = new Table(
                "Further forecasts",
                List.of(Table.words("candidate"), Table.words("device"), Table.words("forecast")),
                forecasts.stream()
                        .map(forecast -> Table.row(
                                Shown.name(forecast.trial().trial().candidate()),
                                Shown.name(forecast.trial().trial().device()),
                                HeatWords.sentence(forecast, "it")))
                        .toList());
        return Panel.drawn("", forecasts.size() + " further forecasts.", "", List.of(), table);
    }
}
