package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * How far idle power may have wandered from the line between both idle windows, taking it for a random walk (whose bridge
 * between two known ends is the least tame that still forgets nothing).
 *
 * <p>Its diffusion {@code D}, in W^2/s, is estimated from differences whose variance is {@code D g + r}: that of both idle
 * powers, {@code g = d - (a + b) / 6} for windows of lengths {@code a} and {@code b} whose middles lie {@code d} apart, and those of
 * neighbouring parts of length {@code a} within each, {@code g = 2 a / 3}; {@code r} is what noise adds. They are weighted by
 * {@code (D + r / g)^-2}, as likelihood does. What follows for the error of the line comes from the variogram: for weights {@code c} that
 * sum to 0, {@code var = -D/2 sum c_i c_j h_ij} with {@code h} the mean distance in time between two windows, and a third of its length
 * within one.
 */
final class Drift {
    private static final int STEPS = 30;
    /** Far below what any drift shows, in W^2/s. */
    private static final double NOTHING = 1e-18;

    private final Levels levels;
    private final double diffusion;
    private final double freedom;

    private Drift(Levels levels, double diffusion, double freedom) {
        this.levels = levels;
        this.diffusion = diffusion;
        this.freedom = freedom;
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
    }

    static Drift of(Levels levels) {
        List<Evidence> all = new ArrayList<>();
        all.add(Evidence.difference(levels.before(), levels.after()));
        all.addAll(Evidence.within(levels.before()));
        all.addAll(Evidence.within(levels.after()));
        double diffusion = all.get(0).square / all.get(0).gain;
        for (int i = 0; i < STEPS; i++) {
            double weights = 0;
            double sum = 0;
            for (Evidence one : all) {
                double weight = weight(one, diffusion);
                weights += weight;
                sum += weight * (one.square - one.noise) / one.gain;
            }
            double next = weights == 0 ? 0 : sum / weights;
            diffusion = next < NOTHING ? 0 : next;
        }
        double freedom = 0;
        for (Evidence one : all) {
            double share = diffusion == 0 ? 0 : diffusion / (diffusion + one.noise / one.gain);
            freedom += share * share;
        }
        return new Drift(levels, diffusion, freedom);
    }

    private static double weight(Evidence one, double diffusion) {
        double variance = diffusion + one.noise / one.gain;
        return variance < NOTHING ? 0 : 1 / (variance * variance);
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
        return Uncertainty.none().noise(Math.sqrt(Math.max(0, -diffusion * sum / 2)), freedom);
    }

    private static double distance(Level one, Level other) {
        return other.span().middle() - one.span().middle();
    }
}
