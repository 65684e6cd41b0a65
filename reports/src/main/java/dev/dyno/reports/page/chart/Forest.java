package dev.dyno.reports.page.chart;

import dev.dyno.reports.page.chart.Drawing.Anchor;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Changes with their intervals below each other on one axis, such as those of all devices. */
public final class Forest {
    private static final double ROW = 16;
    private static final double TOP = 6;
    private static final double LEFT = 122;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 22;
    private static final int LONGEST = 18;

    /**
     * One row.
     *
     * @param change as a share: 0.02 is 2 % more; NaN where there is none
     * @param lower the lower end of its interval; the change itself where there is none
     * @param upper its upper end
     * @param tone what it means
     * @param symbol the same as one character
     * @param mean whether it is a mean over other rows
     */
    public record Row(String name, double change, double lower, double upper, Tone tone, String symbol, boolean mean) {}

    private Forest() {}

    /**
     * The drawing as an element.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param rows from top to bottom
     * @param limit the bound on a change, as a share; null where there is none
     * @param reach the axis goes as far as this at either end, as a share, so that several drawings can have the same
     */
    public static String svg(
            String id, List<Row> rows, @Nullable Double limit, Axis reach, String title, String finding) {
        int height = (int) (TOP + rows.size() * ROW + BOTTOM);
        Drawing drawing = new Drawing(id, Lanes.WIDTH, height);
        Axis x = new Axis(reach.low(), reach.high(), LEFT, Lanes.WIDTH - RIGHT);
        double bottom = height - BOTTOM;
        axis(drawing, x, bottom);
        if (limit != null && limit >= x.low() && limit <= x.high()) {
            drawing.path(new double[] {x.at(limit), x.at(limit)}, new double[] {TOP, bottom}, Tone.WORSE, 1.2, "3 3");
        }
        for (int i = 0; i < rows.size(); i++) {
            row(drawing, rows.get(i), x, TOP + (i + 0.5) * ROW);
        }
        return drawing.svg(title, finding);
    }

    /** An axis on which all of some rows, no change and a limit have room. */
    public static Axis reach(List<Row> rows, @Nullable Double limit) {
        DoubleStream ends = rows.stream().flatMapToDouble(row -> DoubleStream.of(row.lower(), row.upper()));
        DoubleStream marks = limit == null ? DoubleStream.of(0) : DoubleStream.of(0, limit);
        double[] all = DoubleStream.concat(ends, marks).filter(Double::isFinite).toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(0);
        double room = Math.max(0.01, (most - least) * 0.06);
        return new Axis(least - room, most + room, 0, 1);
    }

    private static void axis(Drawing drawing, Axis x, double bottom) {
        List<Double> ticks = x.ticks(4);
        List<String> labels = x.labels(ticks, Unit.RATIO);
        for (int i = 0; i < ticks.size(); i++) {
            double at = x.at(ticks.get(i));
            boolean none = Math.abs(ticks.get(i)) < 1e-12;
            drawing.line(at, TOP, at, bottom, none ? Tone.BASELINE : Tone.GRID, none ? 1.5 : 1);
            drawing.text(at, bottom + 12, (ticks.get(i) > 1e-12 ? "+" : "") + labels.get(i), Tone.MUTED, Anchor.MIDDLE);
        }
    }

    private static void row(Drawing drawing, Row row, Axis x, double y) {
        String name = row.name().codePointCount(0, row.name().length()) <= LONGEST
                ? row.name()
                : row.name().substring(0, row.name().offsetByCodePoints(0, LONGEST - 1)) + "…";
        boolean there = Double.isFinite(row.change());
        boolean judged = row.tone() == Tone.WORSE || row.tone() == Tone.BETTER;
        drawing.text(LEFT - 8, y, name + " " + row.symbol(), judged ? row.tone() : Tone.MUTED, Anchor.END);
        if (there) {
            drawing.line(x.at(row.lower()), y, x.at(row.upper()), y, row.tone(), 2);
            drawing.dots(new double[] {x.at(row.change())}, new double[] {y}, row.tone(), row.mean() ? 10 : 7);
        } else {
            drawing.text(x.at(0) + 6, y, "no value", Tone.MUTED, Anchor.START);
        }
    }
}
