package dev.dyno.benchmarks.gate;

import java.util.random.RandomGenerator;

/**
 * Noise of a device that warms up and cools down: every process starts on the heat that those before it left.
 *
 * <p>The order is that of a run: rounds come in twos, a random order and its reverse. The second process of a round starts warmer
 * than the first. The candidate leaves a tenth more heat than the baseline, so what a process gets depends on which one ran before
 * it. The room warms up by a few spreads over the whole run.
 */
final class Thermal {
    /** Spread of the normal noise that remains. */
    private static final double NOISE = 0.8;
    /** Heat left over after the short pause within a round, and after the longer one between rounds. */
    private static final double KEPT_WITHIN = 0.7;

    private static final double KEPT_BETWEEN = 0.35;
    private static final double CANDIDATE_HEAT = 1.1;
    /** Slow-down by one process's worth of heat, such that the order alone moves a pair by 0.6 of its spread. */
    private static final double SLOW_DOWN = 1.84;

    private static final double ROOM = 3;

    private Thermal() {}

    static double[][] noise(RandomGenerator random, int rounds) {
        double[][] arms = new double[2][rounds];
        double heat = 0;
        int first = 0;
        for (int i = 0; i < rounds; i++) {
            first = i % 2 == 0 ? random.nextInt(2) : 1 - first;
            heat = run(arms, first, i, heat, random) * KEPT_WITHIN;
            heat = run(arms, 1 - first, i, heat, random) * KEPT_BETWEEN;
        }
        return arms;
    }

    /** One process; gives back the heat at its end. */
    private static double run(double[][] arms, int arm, int round, double heat, RandomGenerator random) {
        double room = ROOM * round / arms[arm].length;
        arms[arm][round] = NOISE * random.nextGaussian() + SLOW_DOWN * heat + room;
        return heat + (arm == 1 ? CANDIDATE_HEAT : 1);
    }
}
