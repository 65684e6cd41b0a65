package dev.dyno.reports.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where a series moves to a new level.
 *
 * <p>Outliers are taken out ({@link Despike}), the rest is cut into levels and lines at least cost ({@link Segmentation}) with noise
 * and common drift found on the way ({@link LevelFit}), and steps that do not stand up to a test are merged away ({@link LevelMerge}).
 *
 * <p>A long series is worked through in stretches of 500 points. What happened in the older part of a full stretch is settled,
 * and is never computed again. The stretches follow from the values before their end alone, so that a series taken up from
 * {@link Settled} where it was left gives exactly what it gives as a whole, for the price of one stretch.
 */
public final class ChangePoints {
    /** No more points than these are fitted at once. */
    public static final int STRETCH = 500;
    /** The fewest points that can have a change: the shortest level on either side. */
    public static final int FEWEST = 2 * Segmentation.SHORTEST;
    /** A full stretch is settled up to its middle, or up to a change at most so far from it. */
    private static final int NEAR = 50;

    private ChangePoints() {}

    /**
     * What will not change any more, whatever comes later.
     *
     * @param start from here on the series is still open
     * @param points the change points up to there, rising
     */
    public record Settled(int start, List<ChangePoint> points) {
        /** Of a series that was never looked at. */
        public static final Settled NOTHING = new Settled(0, List.of());

        public Settled {
            points = List.copyOf(points);
            if (start < 0 || (!points.isEmpty() && points.get(points.size() - 1).position() > start)) {
                throw new IllegalArgumentException(
                        "change points are settled up to where the series is open, " + start);
            }
        }
    }

    /**
     * All change points known now.
     *
     * @param all rising
     * @param settled what to go on from when there are more points
     */
    public record Found(List<ChangePoint> all, Settled settled) {
        public Found {
            all = List.copyOf(all);
        }
    }

    /**
     * Finds the change points of a series.
     *
     * @param series finite values in order of time; fewer than 8 have no change point
     * @param smallest changes below this size do not count, in the unit of the series; finite, not negative
     */
    public static Found of(double[] series, double smallest) {
        return resume(series, Settled.NOTHING, smallest);
    }

    /**
     * Finds the change points of a series that has grown.
     *
     * @param series all of it, as before
     * @param settled what was settled when it was shorter
     */
    public static Found resume(double[] series, Settled settled, double smallest) {
        if (!(smallest >= 0) || settled.start() > series.length) {
            throw new IllegalArgumentException(
                    "open from " + settled.start() + " of " + series.length + " points, changes from " + smallest);
        }
        Settled now = settled;
        while (series.length - now.start() >= STRETCH) {
            now = settle(now, stretch(series, now.start(), now.start() + STRETCH, smallest));
        }
        List<ChangePoint> all = new ArrayList<>(now.points());
        all.addAll(stretch(series, now.start(), series.length, smallest));
        return new Found(all, now);
    }

    /** The start of the next stretch is a change, or far from any, so that none is lost at its edge. */
    private static Settled settle(Settled before, List<ChangePoint> found) {
        int start = before.start() + STRETCH / 2;
        int nearest = NEAR + 1;
        for (ChangePoint point : found) {
            int off = Math.abs(point.position() - before.start() - STRETCH / 2);
            if (off < nearest) {
                nearest = off;
                start = point.position();
            }
        }
        List<ChangePoint> points = new ArrayList<>(before.points());
        for (ChangePoint point : found) {
            if (point.position() <= start) {
                points.add(point);
            }
        }
        return new Settled(start, points);
    }

    private static List<ChangePoint> stretch(double[] series, int from, int to, double smallest) {
        double[] values = Arrays.copyOfRange(series, from, to);
        if (values.length < FEWEST || Arrays.stream(values).allMatch(value -> value == values[0])) {
            return List.of();
        }
        return LevelMerge.merge(LevelFit.of(values), smallest).stream()
                .map(point -> point.movedBy(from))
                .toList();
    }
}
