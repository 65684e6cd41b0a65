package dev.dyno.benchmarks.gate;

import java.util.random.RandomGenerator;

/**
 * How the noise of processes behaves: what a fresh process adds to the logarithm of its latency.
 *
 * <p>Both arms of a pair have a standard deviation of about 1 here; a {@link Simulator} scales them.
 */
enum Family {
    NORMAL("normal", Noises.independent(RandomGenerator::nextGaussian)),
    HEAVY_TAILS("heavy tails (t3)", Noises.independent(Noises::student3)),
    SKEW("skew", Noises.independent(Noises::skewed)),
    /** Differences are skewed, too, which a signed-rank test assumes they are not. */
    SKEW_CANDIDATE("skew, candidate only", Noises.of(RandomGenerator::nextGaussian, Noises::skewed)),
    SKEW_BASELINE("skew, baseline only", Noises.of(Noises::skewed, RandomGenerator::nextGaussian)),
    AR_3("AR(1), 0.3", Noises.following(0.3)),
    AR_6("AR(1), 0.6", Noises.following(0.6)),
    BIMODAL("bimodal forks", Noises.independent(Noises::bimodal)),
    DRIFT("thermal drift", Thermal::noise),
    SPIKES("spikes", Noises.independent(Noises::spiky));

    /** Draws the noise of both arms over rounds: the baseline's, then the candidate's. */
    @FunctionalInterface
    interface Noise {
        double[][] draw(RandomGenerator random, int rounds);
    }

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // functions of their arguments alone
    private final Noise noise;

    Family(String label, Noise noise) {
        this.label = label;
        this.noise = noise;
    }

    /** By how much more the mean of many pairs scatters than that of independent ones. */
    double inflation() {
        return switch (this) {
            case AR_3 -> Math.sqrt(1.3 / 0.7);
            case AR_6 -> Math.sqrt(1.6 / 0.4);
            case NORMAL, HEAVY_TAILS, SKEW, SKEW_CANDIDATE, SKEW_BASELINE, BIMODAL, DRIFT, SPIKES -> 1;
        };
    }

    String label() {
        return label;
    }

    double[][] draw(RandomGenerator random, int rounds) {
        return noise.draw(random, rounds);
    }
}
