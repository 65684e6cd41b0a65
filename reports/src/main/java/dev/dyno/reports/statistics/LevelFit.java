package dev.dyno.reports.statistics;

import java.util.Arrays;

/**
 * Levels, drift and noise of one stretch of a series, found together: what counts as a step depends on the noise, and what is
 * noise depends on the steps.
 */
final class LevelFit {
    /** Penalty per segment, in log n long-run variances. */
    private static final double PENALTY = 3;
    /** It settles in two or three rounds; a fit that swings between two answers is stopped. */
    private static final int ROUNDS = 4;
    /** The least noise to assume, as a share of the range: steps of a series without noise are steps, rounding is not. */
    private static final double FLOOR = 1e-6;

    private final double[] flat;
    private final Levels levels;
    private final double slope;
    private final Segmentation cut;
    private final SeriesNoise noise;
    private final double penalty;

    private LevelFit(double[] flat, double slope, Segmentation cut, SeriesNoise noise, double penalty) {
        this.flat = flat;
        this.levels = new Levels(flat);
        this.slope = slope;
        this.cut = cut;
        this.noise = noise;
        this.penalty = penalty;
    }

    /**
     * Fits a stretch.
     *
     * @param stretch at least 8 finite values, not all equal
     */
    static LevelFit of(double[] stretch) {
        double[] clean = Despike.clean(stretch);
        double floor = FLOOR
                * (Arrays.stream(stretch).max().orElseThrow()
                        - Arrays.stream(stretch).min().orElseThrow());
        LevelFit fit = cut(clean, 0, SeriesNoise.ofDifferences(clean, floor));
        for (int round = 1; round < ROUNDS; round++) {
            Segmentation before = fit.cut;
            SeriesNoise noise = SeriesNoise.ofResiduals(fit.residuals(), fit.cut.count(), floor);
            fit = better(clean, fit, noise);
            if (before.sameStarts(fit.cut)) {
                break;
            }
        }
        return fit.with(SeriesNoise.ofResiduals(fit.residuals(), fit.cut.count(), floor));
    }

    /** With the common slope that the last segments suggest, or without any, whichever is cheaper. */
    private static LevelFit better(double[] clean, LevelFit last, SeriesNoise noise) {
        LevelFit level = cut(clean, 0, noise);
        double suggested = last.cut.commonSlope(new Levels(clean));
        LevelFit sloped = cut(clean, suggested, noise);
        return sloped.cut.cost() + Segmentation.LINE * sloped.penalty < level.cut.cost() ? sloped : level;
    }

    private static LevelFit cut(double[] clean, double slope, SeriesNoise noise) {
        double[] flat = new double[clean.length];
        double middle = (clean.length - 1) / 2.0;
        for (int i = 0; i < clean.length; i++) {
            flat[i] = clean[i] - slope * (i - middle);
        }
        double penalty = PENALTY * Math.log(clean.length) * noise.longRunVariance();
        return new LevelFit(flat, slope, Segmentation.of(new Levels(flat), penalty), noise, penalty);
    }

    /** The series without outliers and without its common slope, at one point. */
    double flat(int point) {
        return flat[point];
    }

    /** Sums over the same. */
    Levels levels() {
        return levels;
    }

    /** The segments it was cut into. */
    Segmentation cut() {
        return cut;
    }

    /** The noise around them. */
    SeriesNoise noise() {
        return noise;
    }

    /** What each segment had to be worth. */
    double penalty() {
        return penalty;
    }

    private double[] residuals() {
        return cut.residuals(flat, levels);
    }

    private LevelFit with(SeriesNoise fresh) {
        return new LevelFit(flat, slope, cut, fresh, penalty);
    }

    /** What the common slope adds to the flat series just before a position. */
    double drift(int position) {
        return slope * (position - 0.5 - (levels.n() - 1) / 2.0);
    }
}
