package dev.dyno.reports.page.section;

import dev.dyno.reports.heat.Course;
import dev.dyno.reports.heat.HeatForecast;
import dev.dyno.reports.page.chart.Lanes;
import dev.dyno.reports.page.chart.Lanes.Band;
import dev.dyno.reports.page.chart.Lanes.Lane;
import dev.dyno.reports.page.chart.Lanes.Level;
import dev.dyno.reports.page.chart.Lanes.Line;
import dev.dyno.reports.page.chart.Lanes.Moment;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalModel;
import dev.dyno.reports.statistics.thermal.Warming;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws a trial's temperature with its forecast, and its clock and its rate. */
final class HeatPicture {
    private static final int POINTS = 120;
    /** A forecast is drawn for as long as the trial was and this much longer. */
    private static final double LONGER = 1.25;

    private static final int HIGH = 190;
    private static final int LOW = 80;

    private HeatPicture() {}

    /** Two drawings: the temperature, and what the device did meanwhile. */
    static List<Panel.Picture> of(String id, HeatForecast forecast, String title, String finding) {
        List<Moment> throttled = throttled(forecast);
        List<Lane> lanes = new ArrayList<>();
        Course clock = forecast.trial().clock();
        if (!clock.isEmpty()) {
            lanes.add(lane("clock", Unit.HERTZ, clock, throttled));
        }
        lanes.add(
                lane("inferences per second", Unit.PER_SECOND, forecast.trial().rate(), throttled));
        Lanes warmth = new Lanes(Unit.SECOND, List.of(temperature(forecast)));
        Lanes work = new Lanes(Unit.SECOND, lanes);
        return List.of(
                new Panel.Picture("", warmth.svg(id, title, finding)),
                new Panel.Picture("", work.svg(id + "-work", "Clock and rate meanwhile", finding)));
    }

    private static Lane temperature(HeatForecast forecast) {
        Warming warming = forecast.trial().warming();
        int every = Math.max(1, warming.size() / POINTS);
        int n = (warming.size() + every - 1) / every;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = warming.seconds(i * every);
            y[i] = warming.celsius(i * every);
        }
        List<Line> lines = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        lines.add(new Line("", Tone.INK, x, y, false));
        forecast.model().ifPresent(model -> foretold(forecast, model, lines, bands));
        List<Level> levels = forecast.trip().isPresent()
                ? List.of(
                        new Level("throttles here", Tone.WORSE, forecast.trip().getAsDouble()))
                : List.of();
        List<Moment> moments = new ArrayList<>();
        if (forecast.model().isPresent()) {
            moments.add(new Moment("held back", forecast.fitted(), Tone.BASELINE));
        }
        moments.addAll(throttled(forecast));
        return new Lane("temperature", Unit.CELSIUS, HIGH, lines, bands, levels, moments);
    }

    private static void foretold(HeatForecast forecast, ThermalModel model, List<Line> lines, List<Band> bands) {
        double end = LONGER * forecast.trial().length();
        double[] x = new double[POINTS];
        double[][] range = new double[3][POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = end * i / (POINTS - 1);
            Range at = model.at(x[i]);
            range[0][i] = at.lower();
            range[1][i] = at.point();
            range[2][i] = at.upper();
        }
        bands.add(new Band(Tone.INK, x, range[0], range[2]));
        lines.add(new Line("forecast", Tone.INK, x, range[1], true));
    }

    private static List<Moment> throttled(HeatForecast forecast) {
        return forecast.trial().throttled().isPresent()
                ? List.of(new Moment("throttled", forecast.trial().throttled().getAsDouble(), Tone.WORSE))
                : List.of();
    }

    private static Lane lane(String title, Unit unit, Course course, List<Moment> moments) {
        int every = Math.max(1, course.seconds().length / POINTS);
        return new Lane(
                title,
                unit,
                LOW,
                List.of(new Line("", Tone.INK, some(course.seconds(), every), some(course.values(), every), false)),
                List.of(),
                List.of(),
                moments.stream()
                        .map(moment -> new Moment("", moment.x(), moment.tone()))
                        .toList());
    }

    private static double[] some(double[] values, int every) {
        double[] some = new double[(values.length + every - 1) / every];
        Arrays.setAll(some, i -> values[i * every]);
        return some;
    }
}
