package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Idle power under the measured window, from what was seen of it before and after: the best linear prediction ({@link Kriging}) for each
 * size and each memory of its drift, all of them weighed by how well they explain what was seen and by what is held of
 * them beforehand. So the interval has in it that the drift is not known.
 *
 * <p>Held beforehand: the odds are two to one that there is a drift at all. Its size, the standard deviation of what idle power differs by
 * from one end of the measured window to the other, has a half-Cauchy distribution about a twentieth of idle power (A. Gelman, Prior distributions for
 * variance parameters in hierarchical models, Bayesian Analysis 1, 2006); each of some memories is as likely as any other.
 */
final class IdlePower {
    private static final double NO_DRIFT = 1 / 3.0;
    /** Of idle power. */
    private static final double USUAL = 0.05;

    private static final int SIZES = 20;
    private static final double LEAST = 0.03;
    private static final double MOST = 8;
    /** In seconds: from a drift that is forgotten within a window to one that never is, a random walk. */
    private static final double[] MEMORIES = {10, 40, 160, 2000};
    /** Thirds of a normal distribution by their medians, in standard deviations: how far noise may lie from what was seen of it. */
    private static final double[] NOISES = {-0.97, 0, 0.97};

    private final List<Kriging.Answer> answers;

    private IdlePower(List<Kriging.Answer> answers) {
        this.answers = List.copyOf(answers);
    }

    static IdlePower of(Level before, Level during, Level after) {
        IdleParts parts = IdleParts.of(before, after);
        double usual = USUAL * Math.abs((before.watts() + after.watts()) / 2) + Double.MIN_NORMAL;
        double[] sizes = sizes(usual, parts.spread());
        double[] beforehand = beforehand(sizes, usual);
        List<Kriging.Answer> answers = new ArrayList<>();
        for (double memory : MEMORIES) {
            Kriging kriging = new Kriging(parts, during.span(), memory);
            for (double noise : NOISES) {
                double factor = Math.exp(noise * Math.sqrt(2 / before.freedom()));
                for (int i = 0; i < sizes.length; i++) {
                    answers.add(kriging.answer(sizes[i], factor).times(beforehand[i]));
                }
            }
        }
        answers.removeIf(answer -> !Double.isFinite(answer.logWeight() + answer.watts() + answer.variance()));
        return new IdlePower(answers);
    }

    /** None, and then from next to nothing to more than was seen. */
    private static double[] sizes(double usual, double spread) {
        double least = LEAST * usual;
        double most = MOST * Math.max(usual, spread);
        double[] sizes = new double[SIZES + 1];
        for (int i = 1; i <= SIZES; i++) {
            sizes[i] = least * Math.pow(most / least, (i - 1) / (SIZES - 1.0));
        }
        return sizes;
    }

    private static double[] beforehand(double[] sizes, double usual) {
        double[] weights = new double[sizes.length];
        for (int i = 1; i < sizes.length; i++) {
            double share = sizes[i] / usual;
            weights[i] = share / (1 + share * share); // per step of the logarithm
        }
        weights[0] = Arrays.stream(weights).sum() * NO_DRIFT / (1 - NO_DRIFT);
        return weights;
    }

    private double best() {
        return answers.stream().mapToDouble(Kriging.Answer::logWeight).max().orElse(0);
    }

    /** The mean of what is likely, in watts. */
    double watts() {
        double best = best();
        double sum = 0;
        double weights = 0;
        for (Kriging.Answer answer : answers) {
            double weight = Math.exp(answer.logWeight() - best);
            sum += weight * answer.watts();
            weights += weight;
        }
        return sum / weights;
    }

    /** What is uncertain about it. */
    Uncertainty uncertainty() {
        double best = best();
        double watts = watts();
        return Uncertainty.none()
                .mixed(new Mixture(answers.stream()
                        .map(one ->
                                new Mixture.Part(Math.exp(one.logWeight() - best), one.watts() - watts, one.variance()))
                        .toList()));
    }
}
