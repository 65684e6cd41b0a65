package dev.dyno.reports.page.chart;

import dev.dyno.reports.page.chart.Drawing.Anchor;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.List;

/** Named points over two axes, some of which count for less than others. */
public final class Scatter {
    private static final int HEIGHT = 236;
    private static final double TOP = 24;
    private static final double LEFT = 58;
    private static final double RIGHT = 14;
    private static final double BOTTOM = 40;

    /**
     * A point.
     *
     * @param faint whether another point is at least as good in everything
     */
    public record Point(String name, double x, double y, boolean faint) {}

    /**
     * What an axis is.
     *
     * @param better which way is better, as {@code lower} or {@code higher}
     */
    public record Side(String title, Unit unit, String better) {}

    private Scatter() {}

    /**
     * The drawing as an element.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param points with finite places, at least one
     */
    public static String svg(String id, List<Point> points, Side across, Side up, String title, String finding) {
        Drawing drawing = new Drawing(id, Lanes.WIDTH, HEIGHT);
        Axis x = Axis.around(points.stream().mapToDouble(Point::x).toArray(), LEFT + 8, Lanes.WIDTH - RIGHT - 24);
        Axis y = Axis.around(points.stream().mapToDouble(Point::y).toArray(), HEIGHT - BOTTOM - 6, TOP + 8);
        grid(drawing, x, y, across, up);
        for (boolean faint : new boolean[] {true, false}) {
            double[] xs = points.stream()
                    .filter(p -> p.faint() == faint)
                    .mapToDouble(p -> x.at(p.x()))
                    .toArray();
            double[] ys = points.stream()
                    .filter(p -> p.faint() == faint)
                    .mapToDouble(p -> y.at(p.y()))
                    .toArray();
            drawing.dots(xs, ys, faint ? Tone.BASELINE : Tone.INK, faint ? 9 : 12);
        }
        names(drawing, points, x, y);
        return drawing.svg(title, finding);
    }

    private static void grid(Drawing drawing, Axis x, Axis y, Side across, Side up) {
        drawing.text(0, 9, up.title() + " (" + up.better() + " is better)", Tone.MUTED, Anchor.START);
        String below = across.title() + " (" + across.better() + " is better)";
        drawing.text(Lanes.WIDTH - RIGHT, HEIGHT - 8, below, Tone.MUTED, Anchor.END);
        List<Double> rows = y.ticks(4, up.unit());
        List<String> rowLabels = y.labels(rows, up.unit());
        for (int i = 0; i < rows.size(); i++) {
            drawing.line(LEFT, y.at(rows.get(i)), Lanes.WIDTH - RIGHT, y.at(rows.get(i)), Tone.GRID, 1);
            drawing.text(LEFT - 6, y.at(rows.get(i)), rowLabels.get(i), Tone.MUTED, Anchor.END);
        }
        List<Double> columns = x.ticks(4, across.unit());
        List<String> labels = x.labels(columns, across.unit());
        for (int i = 0; i < columns.size(); i++) {
            drawing.line(x.at(columns.get(i)), TOP, x.at(columns.get(i)), HEIGHT - BOTTOM, Tone.GRID, 1);
            drawing.text(x.at(columns.get(i)), HEIGHT - BOTTOM + 13, labels.get(i), Tone.MUTED, Anchor.MIDDLE);
        }
    }

    /** Each name stands right of its point, or left of it where there is no room, and clear of those before it. */
    private static void names(Drawing drawing, List<Point> points, Axis x, Axis y) {
        List<double[]> taken = new ArrayList<>();
        for (Point point : points) {
            double width = Drawing.widthOf(point.name());
            boolean left = x.at(point.x()) + 10 + width > Lanes.WIDTH;
            double from = left ? x.at(point.x()) - 10 - width : x.at(point.x()) + 10;
            double at = y.at(point.y());
            for (double[] other : taken) {
                boolean beside = from < other[1] && other[0] < from + width;
                at = beside && Math.abs(at - other[2]) < 13 ? other[2] + 13 : at;
            }
            taken.add(new double[] {from, from + width, at});
            Tone tone = point.faint() ? Tone.MUTED : Tone.INK;
            drawing.text(left ? from + width : from, at, point.name(), tone, left ? Anchor.END : Anchor.START);
        }
    }
}
