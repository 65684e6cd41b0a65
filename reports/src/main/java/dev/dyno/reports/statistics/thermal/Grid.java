package dev.dyno.reports.statistics.thermal;

import dev.dyno.reports.statistics.Cholesky;
import java.util.ArrayList;
import java.util.List;

/**
 * All choices of one or two time constants on a grid of their logarithms, each with its probability.
 *
 * <p>For given time constants a curve is linear in its start and its rises, so that least squares have one answer, which is
 * found at once (variable projection: G. H. Golub, V. Pereyra, SIAM Journal on Numerical Analysis 10 (1973)), and the
 * probability of the time constants with all starts and rises allowed for is a closed form (Bayesian linear regression with
 * normal priors). There is no descent that could end in the wrong valley.
 */
final class Grid {
    /** Below this ratio two stages cannot be told from one. */
    private static final double APART = Math.log(2.5);

    /** The start may be off the first reading by about this, in degrees Celsius. */
    private static final double START_SPREAD = 10;

    /** Rises are of about this size, in degrees Celsius: no device that computes goes far beyond. */
    private static final double RISE_SPREAD = 40;

    private final double[] celsius;
    private final double[] ones;
    private final List<double[]> logs = new ArrayList<>();
    private final List<double[][]> columns = new ArrayList<>();

    /**
     * A grid.
     *
     * @param binned the readings
     * @param origin what temperatures are counted from: about the start
     * @param box where the logarithm of each stage's time constant lies
     * @param points how many of each stage
     * @param errors the covariance of the readings
     */
    Grid(Binned binned, double origin, Box[] box, int points, Cholesky errors) {
        double[] above = binned.celsius();
        double[] one = new double[above.length];
        for (int i = 0; i < above.length; i++) {
            above[i] -= origin;
            one[i] = 1;
        }
        celsius = errors.whiten(above);
        ones = errors.whiten(one);
        for (Box stage : box) {
            double[] places = stage.places(points);
            double[][] stageColumns = new double[points][];
            for (int i = 0; i < points; i++) {
                stageColumns[i] = errors.whiten(binned.stage(Math.exp(places[i])));
            }
            logs.add(places);
            columns.add(stageColumns);
        }
    }

    /** The cells; the logarithm of the prior probability that each covers is in their weights. */
    List<Cell> cells(double logPriorOfCell) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < logs.get(0).length; i++) {
            if (logs.size() == 1) {
                cells.add(cell(new double[] {logs.get(0)[i]}, logPriorOfCell, ones, columns.get(0)[i]));
                continue;
            }
            for (int j = 0; j < logs.get(1).length; j++) {
                if (logs.get(1)[j] - logs.get(0)[i] >= APART) {
                    double[] taus = {logs.get(0)[i], logs.get(1)[j]};
                    cells.add(cell(taus, logPriorOfCell, ones, columns.get(0)[i], columns.get(1)[j]));
                }
            }
        }
        return cells;
    }

    private Cell cell(double[] taus, double logPrior, double[]... parts) {
        int n = parts.length;
        double[][] precision = new double[n][n];
        double[] pull = new double[n];
        double priorLog = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                precision[a][b] = product(parts[a], parts[b]);
            }
            pull[a] = product(parts[a], celsius);
            double spread = a == 0 ? START_SPREAD : RISE_SPREAD;
            precision[a][a] += 1 / (spread * spread);
            priorLog -= Math.log(spread);
        }
        Cholesky factor = new Cholesky(precision);
        double[] mean = factor.solve(pull);
        double weight = product(mean, pull) / 2 - factor.logDeterminant() / 2 + priorLog + logPrior;
        return new Cell(taus, weight, mean, factor);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
