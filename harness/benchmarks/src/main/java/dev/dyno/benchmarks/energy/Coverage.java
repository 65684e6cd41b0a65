package dev.dyno.benchmarks.energy;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often intervals had the truth in them.
 *
 * @param covered in how many trials
 * @param trials of how many
 */
record Coverage(int covered, int trials) {
    /** The least and the most that a 95 % interval may cover. */
    static final double FEWEST = 0.90;

    static final double MOST = 0.99;

    private static final double CHANCE = 0.01;

    double share() {
        return (double) covered / trials;
    }

    boolean within() {
        return share() >= FEWEST && share() <= MOST;
    }

    /**
     * Whether chance hardly explains it: were the true share within the bounds, so few or so many would have a probability below
     * 1 % (one-sided exact binomial tests).
     */
    boolean outside() {
        double soFew = BinomialDistribution.of(trials, FEWEST).cumulativeProbability(covered);
        double soMany = BinomialDistribution.of(trials, MOST).survivalProbability(covered - 1);
        return soFew < CHANCE || soMany < CHANCE;
    }
}
