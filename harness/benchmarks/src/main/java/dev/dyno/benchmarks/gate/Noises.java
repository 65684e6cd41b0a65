package dev.dyno.benchmarks.gate;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Shapes of noise, each with mean 0 and variance 1. */
final class Noises {
    private static final double SLOW_SHARE = 0.3;
    /** Spread of processes within one mode. */
    private static final double WITHIN_MODE = 0.35;
    /** How far apart the modes lie, so that the whole has variance 1. */
    private static final double BETWEEN_MODES =
            Math.sqrt((1 - WITHIN_MODE * WITHIN_MODE) / (SLOW_SHARE * (1 - SLOW_SHARE)));

    private static final double SPIKE_SHARE = 0.05;
    /** Mean height of a spike, four times the spread of what is not disturbed. */
    private static final double SPIKE = 2.5;

    private static final double WITHOUT_SPIKES = Math.sqrt(1 - SPIKE_SHARE * (2 - SPIKE_SHARE) * SPIKE * SPIKE);

    private Noises() {}

    /** Every process on its own, both arms alike. */
    static Family.Noise independent(ToDoubleFunction<RandomGenerator> shape) {
        return of(shape, shape);
    }

    /** Every process on its own. */
    static Family.Noise of(ToDoubleFunction<RandomGenerator> baseline, ToDoubleFunction<RandomGenerator> candidate) {
        return (random, rounds) -> {
            double[][] arms = new double[2][rounds];
            for (int i = 0; i < rounds; i++) {
                arms[0][i] = baseline.applyAsDouble(random);
                arms[1][i] = candidate.applyAsDouble(random);
            }
            return arms;
        };
    }

    /** Normal, each value correlated with the one of the round before in the same arm, so that pairs are, too. */
    static Family.Noise following(double correlation) {
        return (random, rounds) ->
                new double[][] {autoregressive(random, rounds, correlation), autoregressive(random, rounds, correlation)
                };
    }

    /** A stationary AR(1) series of variance 1. */
    static double[] autoregressive(RandomGenerator random, int length, double correlation) {
        double fresh = Math.sqrt(1 - correlation * correlation);
        double[] series = new double[length];
        double last = random.nextGaussian();
        for (int i = 0; i < length; i++) {
            last = correlation * last + fresh * random.nextGaussian();
            series[i] = last;
        }
        return series;
    }

    /** Student's distribution with 3 degrees of freedom, whose variance of 3 is divided out. */
    static double student3(RandomGenerator random) {
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        double c = random.nextGaussian();
        return random.nextGaussian() / Math.sqrt(a * a + b * b + c * c);
    }

    /** Exponential: never much faster, at times much slower. */
    static double skewed(RandomGenerator random) {
        return random.nextExponential() - 1;
    }

    /** A process is fast or slow for its whole life. */
    static double bimodal(RandomGenerator random) {
        double mode = random.nextDouble() < SLOW_SHARE ? 1 : 0;
        return (mode - SLOW_SHARE) * BETWEEN_MODES + WITHIN_MODE * random.nextGaussian();
    }

    /** Normal, and one process in twenty is disturbed. */
    static double spiky(RandomGenerator random) {
        double spike = random.nextDouble() < SPIKE_SHARE ? SPIKE * random.nextExponential() : 0;
        return WITHOUT_SPIKES * random.nextGaussian() + spike - SPIKE_SHARE * SPIKE;
    }
}
