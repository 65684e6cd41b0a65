package dev.dyno.reports.statistics.thermal;

import dev.dyno.reports.statistics.Cholesky;
import java.util.Comparator;
import java.util.List;

/** Looks closer and closer at the time constants that the readings allow. */
final class Search {
    /** The slowest time constant looked for, in seconds: half an hour. */
    static final double SLOWEST = 1800;

    private static final double FASTEST = 1;
    private static final int LEVELS = 5;
    private static final int POINTS = 48;
    /** A level leaves at least this share of the box: the noise is not well known at first. */
    private static final double LEAST_SHARE = 0.25;

    /** What is less probable by more than this logarithm than the best is left. */
    private static final double LIVE = 16;

    private final Binned binned;
    private final double origin;
    private final double drift;

    /**
     * A search.
     *
     * @param origin about the temperature at the beginning, in degrees Celsius
     * @param drift the standard deviation of a slow drift, in degrees Celsius
     */
    Search(Binned binned, double origin, double drift) {
        this.binned = binned;
        this.origin = origin;
        this.drift = drift;
    }

    /**
     * What was found.
     *
     * @param cells the allowed choices
     * @param noise what the best of them leaves
     */
    record Found(List<Cell> cells, Noise noise) {}

    /** Looks for stages and learns the noise on the way. */
    Found learning(int stages) {
        return search(stages, Noise.FIRST, true);
    }

    /** Looks for stages where the noise is known. */
    Found knowing(int stages, Noise noise) {
        return search(stages, noise, false);
    }

    private Found search(int stages, Noise first, boolean learn) {
        Box all = new Box(Math.log(FASTEST), Math.log(SLOWEST));
        Box[] box = stages == 1 ? new Box[] {all} : new Box[] {all, all};
        int points = stages == 1 ? POINTS * 4 : POINTS;
        Noise noise = first;
        List<Cell> cells = List.of();
        for (int level = 0; level < LEVELS; level++) {
            Cholesky errors = new Cholesky(noise.covariance(binned.seconds(), drift));
            cells = new Grid(binned, origin, box, points, errors).cells(logPrior(all, box, points));
            Cell best = best(cells);
            if (level + 1 < LEVELS) {
                noise = learn ? Noise.of(best.residuals(binned, origin), 1 + 2 * stages) : noise;
                box = closer(box, cells, best, points);
            }
        }
        return new Found(cells, noise);
    }

    static Cell best(List<Cell> cells) {
        return cells.stream().max(Comparator.comparingDouble(Cell::logWeight)).orElseThrow();
    }

    /** Every logarithm of a time constant is as probable as any other; of two the faster comes first. */
    private static double logPrior(Box all, Box[] box, int points) {
        double log = box.length == 1 ? 0 : Math.log(2);
        for (Box stage : box) {
            log += Math.log(stage.width() / points / all.width());
        }
        return log;
    }

    private static Box[] closer(Box[] box, List<Cell> cells, Cell best, int points) {
        Box[] closer = new Box[box.length];
        for (int i = 0; i < box.length; i++) {
            int stage = i;
            double[] live = cells.stream()
                    .filter(cell -> cell.logWeight() > best.logWeight() - LIVE)
                    .mapToDouble(cell -> cell.log(stage))
                    .sorted()
                    .toArray();
            double margin = 1.5 * box[i].width() / points;
            closer[i] = box[i].shrunk(live[0] - margin, live[live.length - 1] + margin, LEAST_SHARE);
        }
        return closer;
    }
}
