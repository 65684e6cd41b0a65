package dev.dyno.reports.page.chart;

import dev.dyno.reports.page.words.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.data.Range;

/** Finds a place beside each curve for its name, where it covers no other curve and no other name. */
final class CurveLabels {
    private static final double[] SHARES = {0.90, 0.10, 0.80, 0.70, 0.60, 0.20, 0.50, 0.40, 0.30};
    private static final double CHARACTER = 7.2;
    private static final double GAP = 9;
    private static final int LONGEST = 22;
    /** A name is about this high, as a share of the plot's height, above and below its middle. */
    private static final double HALF_HEIGHT = 0.04;

    /**
     * A placed name.
     *
     * @param x where it begins or ends, on the time axis
     * @param share the height of its middle
     * @param right whether it stands to the right of its curve
     */
    record Label(LatencySeries series, String text, double x, double share, boolean right) {}

    private record Box(double from, double to, double share) {
        boolean meets(Box other) {
            return from < other.to && other.from < to && Math.abs(share - other.share) < 2 * HALF_HEIGHT;
        }
    }

    private final List<double[]> sorted = new ArrayList<>();
    private final TimeScale scale;
    private final Range range;
    private final double perPixel;

    private CurveLabels(List<LatencySeries> series, TimeScale scale, Range range, double plotWidth) {
        for (LatencySeries one : series) {
            double[] copy = one.seconds().clone();
            Arrays.sort(copy);
            sorted.add(copy);
        }
        this.scale = scale;
        this.range = range;
        this.perPixel = range.getLength() / plotWidth;
    }

    /**
     * Places the names of all curves.
     *
     * @param range the time axis, in the scale's unit
     * @param plotWidth its length in pixels
     */
    static List<Label> place(List<LatencySeries> series, TimeScale scale, Range range, double plotWidth) {
        CurveLabels labels = new CurveLabels(series, scale, range, plotWidth);
        List<Label> placed = new ArrayList<>();
        List<Box> taken = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            placed.add(labels.best(series.get(i), i, taken));
        }
        return placed;
    }

    private Label best(LatencySeries series, int index, List<Box> taken) {
        String name = Shown.name(series.candidate());
        String text = name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
        double length = text.length() * CHARACTER * perPixel;
        double least = Double.POSITIVE_INFINITY;
        Label best = new Label(series, text, range.getCentralValue(), 0.5, true);
        Box bestBox = new Box(0, 0, 0);
        for (double share : SHARES) {
            for (boolean right : new boolean[] {true, false}) {
                double start = curve(index, share + (right ? 1 : -1) * HALF_HEIGHT) + (right ? GAP : -GAP) * perPixel;
                Box box = right ? new Box(start, start + length, share) : new Box(start - length, start, share);
                double cost = cost(box, index, taken);
                if (cost < least) {
                    least = cost;
                    best = new Label(series, text, start, share, right);
                    bestBox = box;
                }
            }
        }
        taken.add(bestBox);
        return best;
    }

    private double cost(Box box, int own, List<Box> taken) {
        double cost = taken.stream().filter(box::meets).count() * 10.0;
        for (int i = 0; i < sorted.size(); i++) {
            double low = curve(i, box.share() - HALF_HEIGHT);
            double high = curve(i, box.share() + HALF_HEIGHT);
            cost += i != own && low < box.to() && box.from() < high ? 3 : 0;
        }
        double outside =
                Math.max(0, range.getLowerBound() - box.from()) + Math.max(0, box.to() - range.getUpperBound());
        return cost + outside / perPixel;
    }

    private double curve(int index, double share) {
        double[] values = sorted.get(index);
        int rank = (int) Math.round(share * (values.length - 1));
        return scale.in(values[Math.max(0, Math.min(values.length - 1, rank))]);
    }
}
