package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * How far idle power may have wandered from the line between both idle windows, taking it for a random walk (whose bridge
 * between two known ends is the least tame that still forgets nothing).
 *
 * <p>Its diffusion {@code D}, in W^2/s, is estimated from differences whose variance is {@code D g + r}: that of both idle
 * powers, {@code g = d - (a + b) / 6} for windows of lengths {@code a} and {@code b} whose middles lie {@code d} apart, and those of
 * neighbouring parts of length {@code a} within each, {@code g = 2 a / 3}; {@code r} is what noise adds. Taken is the mean of {@code D} by its
 * likelihood, with every order of magnitude as likely beforehand: a most likely value would too often be 0 while there is drift.
 *
 * <p>What follows for the error of the line comes from the variogram: for weights {@code c} that
 * sum to 0, {@code var = -D/2 sum c_i c_j h_ij} with {@code h} the mean distance in time between two windows, and a third of its length
 * within one.
 */
final class Drift {
    private static final int GRID = 60;
    /** From what is lost in any noise to what is more than all that was seen. */
    private static final double LEAST = 1e-4;

    private static final double MOST = 30;
    /** A mean over all that is likely has its own uncertainty in it already. */
    private static final double FREEDOM = 30;

    private final Levels levels;
    private final double diffusion;

    private Drift(Levels levels, double diffusion) {
        this.levels = levels;
        this.diffusion = diffusion;
    }

    /**
     * A number that diffusion has made larger.
     *
     * @param square its square
     * @param gain variance per diffusion
     * @param noise variance by noise
     */
    private record Evidence(double square, double gain, double noise) {
        /** The differences between neighbouring parts of a window. */
        static List<Evidence> within(Level level) {
            Bins bins = level.bins();
            double noise = 2 * bins.noise() + 2 * level.bound() * level.bound() / 3;
            List<Evidence> differences = new ArrayList<>();
            for (int i = 1; i < bins.watts().size(); i++) {
                double difference = bins.watts().get(i) - bins.watts().get(i - 1);
                differences.add(new Evidence(difference * difference, bins.length() * 2 / 3, noise));
            }
            return differences;
        }

        static Evidence difference(Level before, Level after) {
            double difference = after.watts() - before.watts();
            double lengths = before.span().length() + after.span().length();
            double noise = before.error() * before.error()
                    + after.error() * after.error()
                    + (before.bound() * before.bound() + after.bound() * after.bound()) / 3;
            return new Evidence(difference * difference, distance(before, after) - lengths / 6, noise);
        }

        double logLikelihood(double diffusion) {
            double variance = diffusion * gain + noise;
            return -(Math.log(variance) + square / variance) / 2;
        }
    }

    static Drift of(Levels levels) {
        List<Evidence> all = new ArrayList<>();
        all.add(Evidence.difference(levels.before(), levels.after()));
        all.addAll(Evidence.within(levels.before()));
        all.addAll(Evidence.within(levels.after()));
        double largest = all.stream()
                .mapToDouble(one -> (one.square + one.noise) / one.gain)
                .max()
                .orElse(0);
        if (largest == 0) {
            return new Drift(levels, 0);
        }
        double[] at = new double[GRID];
        double[] weights = new double[GRID];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < GRID; i++) {
            at[i] = largest * LEAST * Math.pow(MOST / LEAST, i / (GRID - 1.0));
            double diffusion = at[i];
            weights[i] = all.stream()
                    .mapToDouble(one -> one.logLikelihood(diffusion))
                    .sum();
            best = Math.max(best, weights[i]);
        }
        return mean(levels, at, weights, best);
    }

    private static Drift mean(Levels levels, double[] at, double[] logs, double best) {
        double sum = 0;
        double first = 0;
        for (int i = 0; i < at.length; i++) {
            double weight = Math.exp(logs[i] - best);
            sum += weight;
            first += weight * at[i];
        }
        return new Drift(levels, first / sum);
    }

    /**
     * What is uncertain about idle power by its drift.
     *
     * @param share of the window after in idle power
     */
    Uncertainty uncertainty(double share) {
        Level before = levels.before();
        Level during = levels.during();
        Level after = levels.after();
        double before2 = (1 - share) * (1 - share) * before.span().length() / 3;
        double after2 = share * share * after.span().length() / 3;
        double mixed = share * (1 - share) * distance(before, after)
                - (1 - share) * distance(before, during)
                - share * distance(during, after);
        double sum = during.span().length() / 3 + before2 + after2 + 2 * mixed;
        return Uncertainty.none().noise(Math.sqrt(Math.max(0, -diffusion * sum / 2)), FREEDOM);
    }

    private static double distance(Level one, Level other) {
        return other.span().middle() - one.span().middle();
    }
}
