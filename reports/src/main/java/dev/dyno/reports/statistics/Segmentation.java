package dev.dyno.reports.statistics;

import java.util.Arrays;

/**
 * A series cut into segments, each of which has one level, or creeps along a straight line.
 *
 * <p>The cut is the one with the least cost among all: squares left over, plus a penalty per segment, plus another one per line.
 * It is found by PELT (R. Killick, P. Fearnhead, I. A. Eckley, "Optimal Detection of Changepoints With a Linear Computational
 * Cost", JASA 107 (2012)). Lines are what keeps a slow drift from being taken for a staircase.
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

    /** Dynamic programming over the end of the last segment; starts that can never win again are dropped. */
    private static final class Search {
        private final Levels levels;
        private final double penalty;
        private final double line;
        private final double[] best;
        private final int[] from;
        private final int[] live;
        private final int[] beaten;
        private final double[] besideLevel;
        private final double[] besideLine;
        private int count;

        Search(Levels levels, double penalty) {
            this.levels = levels;
            this.penalty = penalty;
            this.line = LINE * penalty;
            int n = levels.n();
            best = new double[n + 1];
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            best[0] = -penalty;
            from = new int[n + 1];
            live = new int[n + 1];
            beaten = new int[n + 1];
            besideLevel = new double[n + 1];
            besideLine = new double[n + 1];
        }

        Segmentation run() {
            for (int to = SHORTEST; to <= levels.n(); to++) {
                if (best[to - SHORTEST] < Double.POSITIVE_INFINITY) {
                    beaten[count] = Integer.MAX_VALUE;
                    live[count++] = to - SHORTEST;
                }
                extend(to);
                prune(to);
            }
            return path();
        }

        private void extend(int to) {
            levels.beside(live, count, to, besideLevel, besideLine);
            int longEnough = to - SHORTEST_LINE;
            double least = Double.POSITIVE_INFINITY;
            int winner = from[to];
            for (int k = 0; k < count; k++) {
                int start = live[k];
                double level = besideLevel[k];
                double creeping = line + besideLine[k];
                double total = best[start] + penalty + (start <= longEnough && creeping < level ? creeping : level);
                if (total < least) {
                    least = total;
                    winner = start;
                }
            }
            from[to] = winner;
            best[to] = least;
        }

        /**
         * A start cannot win again once another one, here, is no worse with all that even a line from the old start to here
         * leaves over; but only from the shortest line after here on, because until then the new start has fewer choices.
         */
        private void prune(int to) {
            int kept = 0;
            double here = best[to];
            for (int k = 0; k < count; k++) {
                int start = live[k];
                int since = beaten[k];
                if (since == Integer.MAX_VALUE && best[start] + besideLine[k] > here) {
                    since = to;
                }
                if (since == Integer.MAX_VALUE || to - since < SHORTEST_LINE) {
                    live[kept] = start;
                    beaten[kept++] = since;
                }
            }
            count = kept;
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
