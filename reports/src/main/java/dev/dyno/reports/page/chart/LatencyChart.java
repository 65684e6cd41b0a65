package dev.dyno.reports.page.chart;

import dev.dyno.reports.statistics.Ecdf;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws the latency distributions of one device's candidates as one SVG element. */
public final class LatencyChart {
    private static final int POINTS = 240;
    /** The slowest few are left to the table: one outlier would press all curves into a line at the left edge. */
    private static final double SHOWN = 0.995;

    private static final float[][] DASHES = {null, {7, 4}, {2, 4}, {10, 4, 2, 4}};

    private final String id;
    private final int width;
    private final int height;
    private final TimeScale scale;
    private final List<LatencySeries> series;
    private final Range range;

    /**
     * Prepares a chart.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param width of the drawing, in CSS pixels
     * @param height likewise
     * @param series the baseline and the candidates, at least one
     */
    public LatencyChart(String id, int width, int height, List<LatencySeries> series) {
        this.id = id;
        this.width = width;
        this.height = height;
        this.series = series;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (LatencySeries one : series) {
            List<Ecdf.Point> points = Ecdf.points(one.seconds(), POINTS);
            least = Math.min(least, points.get(0).value());
            most = Math.max(
                    most, points.get((int) (SHOWN * (points.size() - 1))).value());
        }
        this.scale = TimeScale.of(most);
        double low = scale.in(least);
        double high = scale.in(most);
        double margin = Math.max((high - low) * 0.06, high * 0.01);
        this.range = new Range(Math.max(0, low - margin), high + margin);
    }

    /**
     * The drawing.
     *
     * @param title what is drawn, for those who do not see it
     * @param finding what it shows, likewise
     */
    public String svg(String title, String finding) {
        XYPlot plot = new XYPlot(curves(), timeAxis(), shareAxis(), renderer());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(SvgCanvas.GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        label(plot);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(6, 2, 2, 14));
        SvgCanvas canvas = new SvgCanvas(id, width, height);
        chart.draw(canvas.graphics(), new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo());
        return canvas.element(title, finding);
    }

    private XYSeriesCollection curves() {
        XYSeriesCollection collection = new XYSeriesCollection();
        for (int i = 0; i < series.size(); i++) {
            XYSeries curve = new XYSeries(i, false, true);
            double share = 0;
            for (Ecdf.Point point : Ecdf.points(series.get(i).seconds(), POINTS)) {
                curve.add(scale.in(point.value()), share);
                curve.add(scale.in(point.value()), point.share());
                share = point.share();
            }
            collection.addSeries(curve);
        }
        return collection;
    }

    private XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        int dash = 0;
        for (int i = 0; i < series.size(); i++) {
            boolean baseline = series.get(i).baseline();
            renderer.setSeriesPaint(i, color(series.get(i)));
            float[] pattern = baseline ? null : DASHES[dash++ % DASHES.length];
            renderer.setSeriesStroke(
                    i,
                    new BasicStroke(baseline ? 3f : 2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, pattern, 0f));
        }
        return renderer;
    }

    private static Color color(LatencySeries series) {
        return series.baseline() ? SvgCanvas.BASELINE : SvgCanvas.INK;
    }

    private NumberAxis timeAxis() {
        NumberAxis axis = new NumberAxis();
        axis.setRange(range);
        axis.setAutoTickUnitSelection(true);
        DecimalFormat format =
                new DecimalFormat("0.### '" + scale.symbol() + "'", DecimalFormatSymbols.getInstance(Locale.ROOT));
        axis.setNumberFormatOverride(format);
        axis.setAxisLinePaint(SvgCanvas.GRID);
        return quiet(axis);
    }

    private static NumberAxis shareAxis() {
        NumberAxis axis = new NumberAxis();
        axis.setRange(0, 1.001);
        axis.setTickUnit(
                new NumberTickUnit(0.25, new DecimalFormat("0 %", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        axis.setAxisLineVisible(false);
        return quiet(axis);
    }

    private static <A extends ValueAxis> A quiet(A axis) {
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(ChartFont.ofSize(12));
        axis.setTickLabelPaint(SvgCanvas.MUTED);
        axis.setTickLabelInsets(new RectangleInsets(4, 4, 2, 6));
        return axis;
    }

    private void label(XYPlot plot) {
        double plotWidth = width - 62.0;
        for (CurveLabels.Label label : CurveLabels.place(series, scale, range, plotWidth)) {
            XYTextAnnotation text = new XYTextAnnotation(label.text(), label.x(), label.share());
            text.setFont(ChartFont.ofSize(13));
            text.setPaint(color(label.series()));
            text.setTextAnchor(label.right() ? TextAnchor.CENTER_LEFT : TextAnchor.CENTER_RIGHT);
            plot.addAnnotation(text);
        }
    }
}
