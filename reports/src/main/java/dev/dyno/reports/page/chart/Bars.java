package dev.dyno.reports.page.chart;

import dev.dyno.reports.page.chart.Drawing.Anchor;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.List;

/**
 * Amounts as horizontal bars, each of parts behind one another. Parts differ by their place, which is the same in all bars, and
 * their shade; the legend names them in order.
 */
public final class Bars {
    private static final double ROW = 38;
    private static final double BAR = 16;
    private static final double BOTTOM = 20;
    private static final double RIGHT = 70;
    private static final double[] SHADES = {0.92, 0.6, 0.36, 0.2};

    /**
     * One bar.
     *
     * @param parts amounts, at least 0
     * @param total what stands at its end
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way into a drawing, never compared
    public record Bar(String name, boolean baseline, double[] parts, String total) {}

    private Bars() {}

    /**
     * The drawing as an element.
     *
     * @param id unique within the page; letters, digits and dashes
     * @param parts names of the parts, in order; none where every bar has but one
     * @param unit of the amounts
     */
    public static String svg(String id, List<Bar> bars, List<String> parts, Unit unit, String title, String finding) {
        double legend = parts.isEmpty() ? 0 : 18.0 * Math.ceil(parts.size() / 2.0) + 6;
        int height = (int) (legend + bars.size() * ROW + BOTTOM);
        Drawing drawing = new Drawing(id, Lanes.WIDTH, height);
        for (int i = 0; i < parts.size(); i++) {
            double x = i % 2 * 150.0;
            double y = 8 + 18.0 * Math.floor(i / 2.0);
            drawing.rect(x, y - 5, 10, 10, Tone.INK, SHADES[i % SHADES.length]);
            drawing.text(x + 15, y, parts.get(i), Tone.MUTED, Anchor.START);
        }
        double most = bars.stream()
                .mapToDouble(bar -> Arrays.stream(bar.parts()).sum())
                .max()
                .orElse(0);
        Axis x = new Axis(0, most > 0 ? most : 1, 0, Lanes.WIDTH - RIGHT);
        ticks(drawing, x, unit, legend, height - BOTTOM);
        for (int i = 0; i < bars.size(); i++) {
            bar(drawing, bars.get(i), x, legend + i * ROW);
        }
        return drawing.svg(title, finding);
    }

    private static void ticks(Drawing drawing, Axis x, Unit unit, double top, double bottom) {
        List<Double> ticks = x.ticks(3, unit);
        List<String> labels = x.labels(ticks, unit);
        for (int i = 0; i < ticks.size(); i++) {
            double at = x.at(ticks.get(i));
            drawing.line(at, top, at, bottom, Tone.GRID, 1);
            drawing.text(at, bottom + 11, labels.get(i), Tone.MUTED, i == 0 ? Anchor.START : Anchor.MIDDLE);
        }
    }

    private static void bar(Drawing drawing, Bar bar, Axis x, double top) {
        drawing.text(0, top + 8, bar.name(), bar.baseline() ? Tone.MUTED : Tone.INK, Anchor.START);
        double whole = Arrays.stream(bar.parts()).sum();
        drawing.rect(x.at(0), top + 17, x.at(whole) - x.at(0), BAR, Tone.PANEL, 1);
        double at = 0;
        for (int i = 0; i < bar.parts().length; i++) {
            double shade = bar.parts().length == 1 ? (bar.baseline() ? 0.36 : 0.85) : SHADES[i % SHADES.length];
            double end = at + bar.parts()[i];
            drawing.rect(
                    x.at(at),
                    top + 17,
                    x.at(end) - x.at(at) - (i + 1 < bar.parts().length ? 1 : 0),
                    BAR,
                    Tone.INK,
                    shade);
            at = end;
        }
        drawing.text(x.at(at) + 6, top + 17 + BAR / 2, bar.total(), Tone.INK, Anchor.START);
    }
}
