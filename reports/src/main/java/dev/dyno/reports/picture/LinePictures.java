package dev.dyno.reports.picture;

import dev.dyno.reports.heat.HeatForecast;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalModel;
import dev.dyno.reports.statistics.thermal.Warming;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** What goes on over time: a change over the nights, and how warm a device gets. */
final class LinePictures {
    private static final double MINUTE = 60;
    private static final double LONGER = 1.25;
    private static final int POINTS = 200;

    private LinePictures() {}

    /** A metric's change against the baseline by night, with where it moved to a new level. */
    static byte[] trend(NightlySeries series, String finding, String basis, String origin) {
        XYSeries line = new XYSeries("change");
        series.nights().forEach(night -> line.add((double) night.at().toEpochMilli(), Math.expm1(night.log())));
        NumberAxis change = Canvas.numbers("change against the baseline");
        change.setNumberFormatOverride(new Percent());
        XYPlot plot = new XYPlot(new XYSeriesCollection(line), days(), change, line(true));
        plot.addRangeMarker(Canvas.marker(0, "", Canvas.GREY, false));
        series.trend().shifts().forEach(shift -> {
            double day = series.nights().get(shift.position()).at().toEpochMilli();
            plot.addDomainMarker(Canvas.marker(day, "new level", Canvas.WORSE, true));
        });
        return Canvas.png(plot, 600, finding, basis, origin);
    }

    private static DateAxis days() {
        return Canvas.bare(new DateAxis(null, TimeZone.getTimeZone("UTC"), Locale.ENGLISH));
    }

    /** A trial's temperature with its forecast, where there is one, and where the device throttles. */
    static byte[] heat(HeatForecast forecast, String finding, String basis, String origin) {
        Warming warming = forecast.trial().warming();
        XYSeries measured = new XYSeries("measured");
        int every = Math.max(1, warming.size() / POINTS);
        for (int i = 0; i < warming.size(); i += every) {
            measured.add(warming.seconds(i) / MINUTE, warming.celsius(i));
        }
        NumberAxis minutes = Canvas.numbers("minutes since the start of the trial");
        XYPlot plot =
                new XYPlot(new XYSeriesCollection(measured), minutes, Canvas.numbers("temperature, °C"), line(false));
        forecast.model().ifPresent(model -> {
            plot.setDataset(1, band(model, LONGER * forecast.trial().length()));
            plot.setRenderer(1, deviation());
        });
        forecast.trip()
                .ifPresent(trip -> plot.addRangeMarker(Canvas.marker(trip, "throttles here", Canvas.WORSE, false)));
        forecast.trial()
                .throttled()
                .ifPresent(at -> plot.addDomainMarker(Canvas.marker(at / MINUTE, "throttled", Canvas.WORSE, true)));
        return Canvas.png(plot, 600, finding, basis, origin);
    }

    private static YIntervalSeriesCollection band(ThermalModel model, double end) {
        YIntervalSeries band = new YIntervalSeries("forecast");
        for (int i = 0; i < POINTS; i++) {
            double seconds = end * i / (POINTS - 1);
            Range at = model.at(seconds);
            band.add(seconds / MINUTE, at.point(), at.lower(), at.upper());
        }
        YIntervalSeriesCollection all = new YIntervalSeriesCollection();
        all.addSeries(band);
        return all;
    }

    private static DeviationRenderer deviation() {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setSeriesPaint(0, Canvas.BETTER);
        renderer.setSeriesFillPaint(0, Canvas.BETTER);
        renderer.setSeriesStroke(0, new BasicStroke(2, 0, 0, 1, new float[] {7, 5}, 0));
        renderer.setAlpha(0.15f);
        return renderer;
    }

    private static XYLineAndShapeRenderer line(boolean dots) {
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, dots);
        line.setSeriesPaint(0, Canvas.INK);
        line.setSeriesStroke(0, new BasicStroke(2.2f));
        line.setSeriesShape(0, new Ellipse2D.Double(-3, -3, 6, 6));
        return line;
    }
}
