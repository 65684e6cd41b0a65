package dev.dyno.reports.page.chart;

import dev.dyno.reports.page.chart.Drawing.Anchor;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines over a common axis, in lanes one above the other: two axes on one lane read badly. A line is labelled at its end, the
 * baseline is grey and a candidate ink.
 */
public final class Lanes {
    /** The width at which drawings look right both beside each other on a wide page and alone on a narrow one. */
    public static final int WIDTH = 360;

    private static final int TOP = 22;
    private static final int LEFT = 58;
    private static final int RIGHT = 12;
    private static final int GAP = 30;
    private static final int BOTTOM = 26;

    /**
     * One line.
     *
     * @param name what stands beside it; may be empty
     * @param x rising places on the common axis
     * @param y a number for each of them, in the lane's unit; NaN leaves a gap
     * @param dashed whether it is dashed, such as a forecast
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way into a drawing, never compared
    public record Line(String name, Tone tone, double[] x, double[] y, boolean dashed) {}

    /** An area around a line, such as an interval; all three as in {@link Line}. */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way into a drawing, never compared
    public record Band(Tone tone, double[] x, double[] low, double[] high) {}

    /**
     * A level that matters, such as a limit, drawn across.
     *
     * @param name what stands beside it
     */
    public record Level(String name, Tone tone, double y) {}

    /**
     * A place on the common axis that matters, such as the beginning of throttling, drawn from top to bottom.
     *
     * @param name what stands beside it; may be empty
     */
    public record Moment(String name, double x, Tone tone) {}

    /**
     * One lane.
     *
     * @param title what its axis is, in words
     * @param unit of its numbers; a ratio's labels are per cent
     * @param height of its plot in pixels
     */
    public record Lane(
            String title,
            Unit unit,
            int height,
            List<Line> lines,
            List<Band> bands,
            List<Level> levels,
            List<Moment> moments) {
        public Lane {
            lines = List.copyOf(lines);
            bands = List.copyOf(bands);
            levels = List.copyOf(levels);
            moments = List.copyOf(moments);
        }

        /** A lane of lines alone. */
        public Lane(String title, Unit unit, int height, List<Line> lines) {
            this(title, unit, height, lines, List.of(), List.of(), List.of());
        }
    }

    private final Unit xUnit;
    private final List<Lane> lanes;

    /**
     * Prepares a drawing.
     *
     * @param xUnit the unit of the common axis
     * @param lanes from top to bottom, at least one
     */
    public Lanes(Unit xUnit, List<Lane> lanes) {
        this.xUnit = xUnit;
        this.lanes = List.copyOf(lanes);
    }

    /**
     * The drawing as an element.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param title what is drawn, for those who do not see it
     * @param finding what it shows, likewise
     */
    public String svg(String id, String title, String finding) {
        int height =
                lanes.stream().mapToInt(lane -> lane.height() + TOP).sum() + (lanes.size() - 1) * (GAP - TOP) + BOTTOM;
        Drawing drawing = new Drawing(id, WIDTH, height);
        Axis x = xAxis();
        double top = TOP;
        for (Lane lane : lanes) {
            lane(drawing, lane, x, top);
            top += lane.height() + GAP;
        }
        xLabels(drawing, x, top - GAP);
        return drawing.svg(title, finding);
    }

    private Axis xAxis() {
        double[] all = lanes.stream()
                .flatMap(lane -> Stream.concat(
                        lane.lines().stream().map(Line::x),
                        lane.bands().stream().map(Band::x)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(1);
        return new Axis(least, most > least ? most : least + 1, LEFT, WIDTH - RIGHT);
    }

    private static void lane(Drawing drawing, Lane lane, Axis x, double top) {
        Axis y = Axis.around(values(lane), top + lane.height(), top);
        drawing.text(0, top - 13, lane.title(), Tone.MUTED, Anchor.START);
        List<Double> ticks = y.ticks(Math.max(2, lane.height() / 40));
        List<String> labels = y.labels(ticks, lane.unit());
        for (int i = 0; i < ticks.size(); i++) {
            double at = y.at(ticks.get(i));
            drawing.line(LEFT, at, WIDTH - RIGHT, at, Tone.GRID, 1);
            drawing.text(LEFT - 6, at, labels.get(i), Tone.MUTED, Anchor.END);
        }
        lane.bands().forEach(band -> drawing.area(x.at(band.x()), y.at(band.low()), y.at(band.high()), band.tone()));
        for (Moment moment : lane.moments()) {
            drawing.line(x.at(moment.x()), top, x.at(moment.x()), top + lane.height(), moment.tone(), 1);
        }
        for (Level level : lane.levels()) {
            drawing.line(LEFT, y.at(level.y()), WIDTH - RIGHT, y.at(level.y()), level.tone(), 1.5);
        }
        for (Line line : lane.lines()) {
            double stroke = line.tone() == Tone.BASELINE ? 2.5 : 1.8;
            drawing.path(x.at(line.x()), y.at(line.y()), line.tone(), stroke, line.dashed() ? "5 4" : "");
        }
        names(drawing, lane, x, y, top);
    }

    private static double[] values(Lane lane) {
        return DoubleStream.concat(
                        Stream.concat(
                                        lane.lines().stream().map(Line::y),
                                        lane.bands().stream().flatMap(band -> Stream.of(band.low(), band.high())))
                                .flatMapToDouble(Arrays::stream),
                        lane.levels().stream().mapToDouble(Level::y))
                .toArray();
    }

    /** Names stand at the right end, each moved down as far as the one above it asks for. */
    private static void names(Drawing drawing, Lane lane, Axis x, Axis y, double top) {
        record Name(String text, Tone tone, double at) {}
        List<Name> names = new ArrayList<>();
        for (Line line : lane.lines()) {
            double last = Arrays.stream(line.y())
                    .filter(Double::isFinite)
                    .reduce((a, b) -> b)
                    .orElse(Double.NaN);
            if (!line.name().isEmpty() && Double.isFinite(last)) {
                names.add(new Name(line.name(), line.tone(), y.at(last) - 10));
            }
        }
        lane.levels().forEach(level -> names.add(new Name(level.name(), level.tone(), y.at(level.y()) - 9)));
        names.sort(Comparator.comparingDouble(Name::at));
        double free = top + 4;
        for (Name name : names) {
            double at = Math.max(name.at(), free);
            drawing.text(WIDTH - RIGHT, at, name.text(), name.tone(), Anchor.END);
            free = at + 14;
        }
        double above = top + lane.height() - 8;
        for (Moment moment : lane.moments()) {
            boolean left = x.at(moment.x()) + 4 + Drawing.widthOf(moment.name()) > WIDTH;
            double at = x.at(moment.x()) + (left ? -4 : 4);
            drawing.text(at, above, moment.name(), moment.tone(), left ? Anchor.END : Anchor.START);
            // Moments may lie close together.
            above -= 14;
        }
    }

    private void xLabels(Drawing drawing, Axis x, double bottom) {
        List<Double> ticks = x.ticks(5);
        List<String> labels = x.labels(ticks, xUnit);
        for (int i = 0; i < ticks.size(); i++) {
            double at = x.at(ticks.get(i));
            boolean last = at + Drawing.widthOf(labels.get(i)) / 2 > WIDTH;
            drawing.text(last ? WIDTH : at, bottom + 14, labels.get(i), Tone.MUTED, last ? Anchor.END : Anchor.MIDDLE);
        }
    }
}
