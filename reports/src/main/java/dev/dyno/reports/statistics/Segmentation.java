package dev.dyno.reports.statistics;

import java.util.Arrays;

/**
 * A series cut into segments, each of which has one level, or creeps along a straight line.
 *
 * <p>The cut is the one with the least cost among all: squares left over, plus a penalty per segment, plus another one per line.
 * It is found by dynamic programming (B. Jackson and others, "An Algorithm for Optimal Partitioning of Data on an Interval", IEEE
 * Signal Processing Letters 12 (2005)). Lines are what keeps a slow drift from being taken for a staircase.
 */
final class Segmentation {
    /** The fewest points that make a level. */
    static final int SHORTEST = 4;
    /** The fewest points that make a line; any three points look like one. */
    static final int SHORTEST_LINE = 10;
    /** What a line costs beyond a level, in penalties. Cheaper lines swallow small steps, dearer ones leave drift to the steps. */
    static final double LINE = 0.7;

    private final int[] starts;
    private final boolean[] lines;
    private final double cost;

    private Segmentation(int[] starts, boolean[] lines, double cost) {
        this.starts = starts;
        this.lines = lines;
        this.cost = cost;
    }

    /**
     * Finds the cheapest cut.
     *
     * @param levels the series, of at least 4 points
     * @param penalty what each segment costs, above 0
     */
    static Segmentation of(Levels levels, double penalty) {
        return new Search(levels, penalty).run();
    }

    /** Whether a stretch is cheaper as a line than as a level. */
    static boolean isLine(Levels levels, int from, int to, double penalty) {
        return to - from >= SHORTEST_LINE
                && levels.besideLine(from, to) + LINE * penalty < levels.besideLevel(from, to);
    }

    /** How many segments. */
    int count() {
        return starts.length;
    }

    /** Where a segment starts; the first one at 0. */
    int start(int segment) {
        return starts[segment];
    }

    /** Whether it is a line rather than a level. */
    boolean line(int segment) {
        return lines[segment];
    }

    /** What is left over, with all penalties. */
    double cost() {
        return cost;
    }

    boolean sameStarts(Segmentation other) {
        return Arrays.equals(starts, other.starts);
    }

    private int end(int segment, int n) {
        return segment + 1 < starts.length ? starts[segment + 1] : n;
    }

    /** The slope that all segments have in common, by least squares. */
    double commonSlope(Levels levels) {
        double together = 0;
        double alone = 0;
        for (int k = 0; k < starts.length; k++) {
            int end = end(k, levels.n());
            together += levels.together(starts[k], end);
            alone += Levels.alone(starts[k], end);
        }
        return together / alone;
    }

    /** What the segments leave over, point by point. */
    double[] residuals(double[] series, Levels levels) {
        double[] residuals = new double[series.length];
        for (int k = 0; k < starts.length; k++) {
            int end = end(k, series.length);
            double mean = levels.mean(starts[k], end);
            double slope = lines[k] ? levels.slope(starts[k], end) : 0;
            double middle = (starts[k] + end - 1) / 2.0;
            for (int i = starts[k]; i < end; i++) {
                residuals[i] = series[i] - mean - slope * (i - middle);
            }
        }
        return residuals;
    }

    /**
     * Dynamic programming over the end of the last segment.
     *
     * <p>A segment that may be a line never costs less for being longer, so that what a start came to when it was last tried
     * bounds what it comes to now. Most starts cannot win for many ends on end; they are passed over in blocks, by the least
     * bound among them.
     */
    private static final class Search {
        /** So many starts share a bound: fewer are compared more often, more are tried in vain. */
        private static final int BLOCK = 8;
        /** Sums are rounded: totals nearer than this share of all squares may be the same. */
        private static final double ROUNDING = 1e-12;

        private final Levels levels;
        private final double penalty;
        private final double line;
        private final double slack;
        private final double[] best;
        private final int[] from;
        private final double[] bounds;
        private double least;

        Search(Levels levels, double penalty) {
            this.levels = levels;
            this.penalty = penalty;
            this.line = LINE * penalty;
            this.slack = ROUNDING * (levels.squares() + penalty);
            int n = levels.n();
            best = new double[n + 1];
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            best[0] = -penalty;
            from = new int[n + 1];
            bounds = new double[n / BLOCK + 1];
            Arrays.fill(bounds, Double.NEGATIVE_INFINITY);
        }

        Segmentation run() {
            for (int to = SHORTEST; to <= levels.n(); to++) {
                extend(to);
            }
            return path();
        }

        private void extend(int to) {
            double enough = total(from[to - 1], to);
            least = Double.POSITIVE_INFINITY;
            for (int block = 0; block * BLOCK <= to - SHORTEST; block++) {
                if (bounds[block] <= enough) {
                    bounds[block] = tryBlock(block, to);
                }
            }
            best[to] = least;
        }

        /** Tries the starts of a block, and returns their new bound. Of starts that come to the same, the first wins. */
        private double tryBlock(int block, int to) {
            int first = block * BLOCK;
            int end = Math.min(first + BLOCK, to - SHORTEST + 1);
            double lowest = Double.POSITIVE_INFINITY;
            for (int start = first; start < end; start++) {
                double total = total(start, to);
                if (total < lowest) {
                    lowest = total;
                    if (total < least) {
                        least = total;
                        from[to] = start;
                    }
                }
            }
            boolean all = first + BLOCK <= to - SHORTEST_LINE + 1;
            return all ? lowest - slack : Double.NEGATIVE_INFINITY;
        }

        /** What the points up to an end come to if the last segment has this start. */
        private double total(int start, int to) {
            double before = best[start] + penalty;
            double level = levels.besideLevel(start, to);
            if (level <= line || to - start < SHORTEST_LINE) {
                return before + level;
            }
            double creeping = line + levels.besideLine(start, to);
            return before + (creeping < level ? creeping : level);
        }

        private Segmentation path() {
            int n = levels.n();
            int segments = 0;
            for (int to = n; to > 0; to = from[to]) {
                segments++;
            }
            int[] starts = new int[segments];
            boolean[] lines = new boolean[segments];
            int k = segments;
            for (int to = n; to > 0; to = from[to]) {
                starts[--k] = from[to];
                lines[k] = isLine(levels, from[to], to, penalty);
            }
            return new Segmentation(starts, lines, best[n]);
        }
    }
}
