package dev.dyno.reports.page.chart;

import dev.dyno.reports.page.chart.Drawing.Anchor;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Two distributions over one axis of times, with what lies between them at the median and in the tail. */
public final class EcdfChart {
    private static final int HEIGHT = 214;
    private static final double TOP = 12;
    private static final double LEFT = 44;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 30;
    /** The slowest few are left to the table: one outlier would press both curves into a line at the left edge. */
    private static final double SHOWN = 0.99;

    private EcdfChart() {}

    /**
     * The drawing as an element.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param baseline its quantiles in seconds at evenly spaced shares from 0 to 1
     * @param candidate the candidate's, as many
     * @param names of both
     * @param finding what it shows, for those who do not see it
     */
    public static String svg(String id, double[] baseline, double[] candidate, List<String> names, String finding) {
        Drawing drawing = new Drawing(id, Lanes.WIDTH, HEIGHT);
        int last = (int) Math.round(SHOWN * (baseline.length - 1));
        double[] ends = {baseline[0], baseline[last], candidate[0], candidate[last]};
        Axis x = Axis.around(ends, LEFT, Lanes.WIDTH - RIGHT);
        Axis y = new Axis(0, 1, HEIGHT - BOTTOM, TOP);
        grid(drawing, x, y);
        gaps(drawing, baseline, candidate, x, y);
        drawing.path(x.at(Arrays.copyOf(baseline, last + 1)), shares(last, baseline, y), Tone.BASELINE, 2.5, "");
        drawing.path(x.at(Arrays.copyOf(candidate, last + 1)), shares(last, candidate, y), Tone.INK, 1.8, "");
        drawing.text(Lanes.WIDTH - RIGHT, y.at(0.17), names.get(1), Tone.INK, Anchor.END);
        drawing.text(Lanes.WIDTH - RIGHT, y.at(0.07), names.get(0), Tone.MUTED, Anchor.END);
        return drawing.svg("Distributions of latency: " + names.get(1) + " and " + names.get(0), finding);
    }

    private static void grid(Drawing drawing, Axis x, Axis y) {
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            drawing.line(LEFT, y.at(share), Lanes.WIDTH - RIGHT, y.at(share), Tone.GRID, 1);
            drawing.text(LEFT - 6, y.at(share), Math.round(share * 100) + " %", Tone.MUTED, Anchor.END);
        }
        List<Double> ticks = x.ticks(5);
        List<String> labels = x.labels(ticks, Unit.SECOND);
        for (int i = 0; i < ticks.size(); i++) {
            boolean end = x.at(ticks.get(i)) + Drawing.widthOf(labels.get(i)) / 2 > Lanes.WIDTH;
            double at = end ? Lanes.WIDTH : x.at(ticks.get(i));
            drawing.text(at, HEIGHT - BOTTOM + 15, labels.get(i), Tone.MUTED, end ? Anchor.END : Anchor.MIDDLE);
        }
    }

    private static void gaps(Drawing drawing, double[] baseline, double[] candidate, Axis x, Axis y) {
        for (double share : new double[] {0.5, 0.9}) {
            int at = (int) Math.round(share * (baseline.length - 1));
            Tone tone = candidate[at] > baseline[at] ? Tone.WORSE : Tone.BETTER;
            drawing.line(x.at(baseline[at]), y.at(share), x.at(candidate[at]), y.at(share), tone, 3);
        }
    }

    private static double[] shares(int last, double[] quantiles, Axis y) {
        return IntStream.rangeClosed(0, last)
                .mapToDouble(i -> y.at(i / (quantiles.length - 1.0)))
                .toArray();
    }
}
