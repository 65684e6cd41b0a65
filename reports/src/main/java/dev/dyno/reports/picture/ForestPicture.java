package dev.dyno.reports.picture;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SignedRank.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Changes with their intervals below each other, the worst first: a row has its name on the left and its numbers on the right. */
final class ForestPicture {
    /** More than this no slide can show. */
    static final int MOST = 20;

    private static final int ROW = 34;
    private static final int AROUND = 250;
    private static final Shape DOT = new Ellipse2D.Double(-6, -6, 12, 12);
    private static final Shape BAR = new Rectangle2D.Double(-1.5, -12, 3, 24);

    /**
     * A row.
     *
     * @param limit the change that the gate allows, as a share; null where it has no limit
     */
    record Row(
            String name,
            Cell cell,
            Estimate change,
            @Nullable Double limit) {}

    private ForestPicture() {}

    /** @param rows from top to bottom, at least one and at most {@link #MOST} */
    static byte[] png(List<Row> rows, String finding, String basis, String origin) {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(percent(rows.stream().anyMatch(row -> row.limit() != null)));
        plot.setRangeAxis(0, names(rows, Row::name, true));
        plot.setRangeAxis(1, names(rows, ForestPicture::numbers, false));
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        plot.setRangeGridlinesVisible(false);
        plot.setDataset(0, changes(rows));
        plot.setRenderer(0, renderer());
        plot.setDataset(1, limits(rows));
        plot.setRenderer(1, bars());
        plot.addDomainMarker(Canvas.marker(0, "", Canvas.GREY, true));
        plot.getDomainAxis().setRange(reach(rows));
        return Canvas.png(plot, Math.max(Canvas.LEAST_HEIGHT, AROUND + rows.size() * ROW), finding, basis, origin);
    }

    private static NumberAxis percent(boolean limited) {
        NumberAxis axis = Canvas.numbers(
                "change against the baseline, with its interval" + (limited ? "; a bar marks the limit" : ""));
        axis.setNumberFormatOverride(new Percent());
        return axis;
    }

    /** From top to bottom; JFreeChart draws an axis of words without its grid bands only if told so. */
    private static SymbolAxis names(List<Row> rows, Function<Row, String> words, boolean left) {
        SymbolAxis axis =
                Canvas.bare(new SymbolAxis(null, rows.stream().map(words).toArray(String[]::new)));
        axis.setInverted(true);
        axis.setGridBandsVisible(false);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setAutoRange(false);
        axis.setRange(-0.6, rows.size() - 0.4);
        axis.setTickLabelFont(PictureFont.ofSize(left ? 16 : 15));
        return axis;
    }

    /** What the gate says, or else what changed; where it is a budget that fails, no change says why. */
    private static String numbers(Row row) {
        Cell cell = row.cell();
        @Nullable Decision decision = cell.decision();
        Optional<Check> budget = cell.checks().stream()
                .filter(check -> check.kind() == Check.Kind.BUDGET && check.decision() == Decision.FAIL)
                .findFirst();
        if (budget.isPresent()) {
            return "FAILS " + Shown.quantity(cell.value(), cell.metric().unit()) + "; "
                    + Sentences.budgetWords(budget.get().bound(), cell.metric());
        }
        String verdict = decision == Decision.FAIL
                ? "FAILS"
                : decision == Decision.INCONCLUSIVE
                        ? "undecided"
                        : Finding.of(cell) == Finding.UNCHANGED
                                ? "~"
                                : Finding.of(cell).word();
        return verdict + " " + Shown.change(cell) + " (" + Sentences.interval(cell) + ", n = " + cell.rounds() + ")";
    }

    private static XYIntervalSeriesCollection changes(List<Row> rows) {
        XYIntervalSeries worse = new XYIntervalSeries("worse");
        XYIntervalSeries better = new XYIntervalSeries("better");
        XYIntervalSeries other = new XYIntervalSeries("no change detected");
        for (int i = 0; i < rows.size(); i++) {
            XYIntervalSeries series = switch (Finding.of(rows.get(i).cell())) {
                case REGRESSED -> worse;
                case IMPROVED -> better;
                case UNCHANGED, SAME, DIFFERS, INCONCLUSIVE -> other;
            };
            Range range = range(rows.get(i));
            series.add(rows.get(i).change().point() - 1, range.getLowerBound(), range.getUpperBound(), i, i, i);
        }
        XYIntervalSeriesCollection all = new XYIntervalSeriesCollection();
        List.of(worse, better, other).forEach(all::addSeries);
        return all;
    }

    private static Range range(Row row) {
        @Nullable Interval interval = row.change().interval();
        double point = row.change().point() - 1;
        return interval == null ? new Range(point, point) : new Range(interval.lower() - 1, interval.upper() - 1);
    }

    private static XYErrorRenderer renderer() {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(new BasicStroke(3));
        List<Color> colours = List.of(Canvas.WORSE, Canvas.BETTER, Canvas.GREY);
        for (int i = 0; i < colours.size(); i++) {
            renderer.setSeriesPaint(i, colours.get(i));
            renderer.setSeriesShape(i, DOT);
        }
        return renderer;
    }

    private static XYSeriesCollection limits(List<Row> rows) {
        XYSeries limits = new XYSeries("limit");
        for (int i = 0; i < rows.size(); i++) {
            @Nullable Double limit = rows.get(i).limit();
            if (limit != null) {
                limits.add(limit.doubleValue(), i);
            }
        }
        return new XYSeriesCollection(limits);
    }

    private static XYLineAndShapeRenderer bars() {
        XYLineAndShapeRenderer bars = new XYLineAndShapeRenderer(false, true);
        bars.setSeriesShape(0, BAR);
        bars.setSeriesPaint(0, Canvas.INK);
        return bars;
    }

    private static Range reach(List<Row> rows) {
        Range all = new Range(-0.01, 0.01);
        for (Row row : rows) {
            all = Range.combine(all, range(row));
            if (row.limit() != null) {
                all = Range.expandToInclude(all, row.limit());
            }
        }
        return Range.expand(all, 0.04, 0.04);
    }
}
