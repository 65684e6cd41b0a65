package dev.dyno.reports.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * How all pictures look: the finding as the headline, a line below it on what it rests on, a bare plot with a fine grid, and at
 * the foot where it comes from. Colours are the page's.
 */
final class Canvas {
    static final Color INK = new Color(0x1b2430);
    static final Color MUTED = new Color(0x566270);
    static final Color GREY = new Color(0x7d8894);
    static final Color GRID = new Color(0xe3e7ec);
    static final Color BETTER = new Color(0x0a66a8);
    static final Color WORSE = new Color(0xbf4a06);

    /** Wide enough for a slide; drawn twice as fine for screens that can show it. In pixels. */
    static final int WIDTH = 1200;

    static final int LEAST_HEIGHT = 360;
    private static final int FINE = 2;
    private static final float SMALL = 15;
    private static final float LABEL = 16;

    private Canvas() {}

    /** The picture as a PNG file. */
    static byte[] png(XYPlot plot, int height, String finding, String basis, String origin) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setInsets(new RectangleInsets(8, 4, 0, 4));
        JFreeChart chart = new JFreeChart(null, PictureFont.ofSize(LABEL), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(26, 30, 18, 30));
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.setSubtitles(List.of(
                title(finding, PictureFont.boldOfSize(25), INK, RectangleEdge.TOP),
                title(basis, PictureFont.ofSize(17), MUTED, RectangleEdge.TOP),
                title(origin, PictureFont.ofSize(13), MUTED, RectangleEdge.BOTTOM)));
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream(1 << 16);
            ChartUtils.writeScaledChartAsPNG(png, chart, WIDTH, height, FINE, FINE);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Title title(String text, Font font, Color colour, RectangleEdge edge) {
        TextTitle title = new TextTitle(
                text.isEmpty() ? " " : text,
                font,
                colour,
                edge,
                HorizontalAlignment.LEFT,
                Title.DEFAULT_VERTICAL_ALIGNMENT,
                new RectangleInsets(2, 0, 6, 0));
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setExpandToFitSpace(true);
        title.setMaximumLinesToDisplay(3);
        return title;
    }

    /** An axis of bare numbers. */
    static NumberAxis numbers(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        return bare(axis);
    }

    /** An axis without a line and marks of its own. */
    static <A extends ValueAxis> A bare(A axis) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(PictureFont.ofSize(LABEL));
        axis.setTickLabelPaint(INK);
        axis.setLabelFont(PictureFont.ofSize(SMALL));
        axis.setLabelPaint(MUTED);
        return axis;
    }

    /** A line across with a word on it. */
    static Marker marker(double at, String word, Color colour, boolean upright) {
        ValueMarker marker = new ValueMarker(at, colour, new BasicStroke(1.6f, 0, 0, 1, new float[] {6, 5}, 0));
        marker.setLabel(word);
        marker.setLabelFont(PictureFont.ofSize(SMALL));
        marker.setLabelPaint(colour);
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
        marker.setLabelOffsetType(LengthAdjustmentType.EXPAND);
        marker.setLabelAnchor(upright ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(upright ? TextAnchor.TOP_RIGHT : TextAnchor.BOTTOM_RIGHT);
        return marker;
    }
}
