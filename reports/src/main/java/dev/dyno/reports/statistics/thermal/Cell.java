package dev.dyno.reports.statistics.thermal;

import dev.dyno.reports.statistics.Cholesky;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** One choice of time constants, with what the readings then say of the temperatures. */
final class Cell {
    private final double[] logs;
    private final double logWeight;
    private final double[] mean;
    private final Cholesky precision;

    /**
     * A choice.
     *
     * @param logs the time constants' natural logarithms, the faster first
     * @param logWeight the logarithm of its probability, up to what all cells share
     * @param mean the start and the rises, most probably
     * @param precision of those, the inverse of their covariance
     */
    Cell(double[] logs, double logWeight, double[] mean, Cholesky precision) {
        this.logs = logs;
        this.logWeight = logWeight;
        this.mean = mean;
        this.precision = precision;
    }

    double logWeight() {
        return logWeight;
    }

    double log(int stage) {
        return logs[stage];
    }

    int stages() {
        return logs.length;
    }

    /** What the most probable curve leaves of the readings. */
    double[] residuals(Binned binned, double origin) {
        double[] residuals = binned.celsius();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= origin + mean[0];
        }
        for (int stage = 0; stage < logs.length; stage++) {
            double[] column = binned.stage(Math.exp(logs[stage]));
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= mean[stage + 1] * column[i];
            }
        }
        return residuals;
    }

    /**
     * A curve that the readings allow.
     *
     * @param origin what all temperatures are counted from
     * @param normal gives independent standard normal numbers
     */
    Curve draw(double origin, DoubleSupplier normal) {
        double[] independent = new double[mean.length];
        for (int i = 0; i < independent.length; i++) {
            independent[i] = normal.getAsDouble();
        }
        double[] off = precision.solveTransposed(independent);
        List<Curve.Stage> stages = new ArrayList<>();
        for (int stage = 0; stage < logs.length; stage++) {
            stages.add(new Curve.Stage(Math.exp(logs[stage]), mean[stage + 1] + off[stage + 1]));
        }
        return new Curve(origin + mean[0] + off[0], stages);
    }
}
