package dev.dyno.agent.core;

import dev.dyno.protocol.TrialSpec;

/**
 * Tells when latencies have become steady: a fast and a slow moving average have agreed for more than a number of
 * inferences in a row. Both averages are corrected for their start, so that they are true averages from the first inference
 * on; without that a slow first inference would echo for hundreds of later ones.
 */
final class SteadyState {
    private static final double FAST = 0.1;
    private static final double SLOW = 0.005;

    private final TrialSpec.WarmUp rule;
    private double fast;
    private double slow;
    private double fastWeight;
    private double slowWeight;
    private int iterations;
    private int agreeing;

    SteadyState(TrialSpec.WarmUp rule) {
        this.rule = rule;
    }

    /** Takes the latency of the next inference. */
    void accept(long latencyNanos) {
        iterations++;
        fast += FAST * (latencyNanos - fast);
        slow += SLOW * (latencyNanos - slow);
        fastWeight += FAST * (1 - fastWeight);
        slowWeight += SLOW * (1 - slowWeight);
        boolean agree = Math.abs(fast / fastWeight - slow / slowWeight) <= rule.tolerance() * (slow / slowWeight);
        agreeing = agree ? agreeing + 1 : 0;
    }

    int iterations() {
        return iterations;
    }

    /** The slow average of the latency in nanoseconds. */
    double averageNanos() {
        return iterations == 0 ? 0 : slow / slowWeight;
    }

    /** Whether the rule's averages agree and its minima are reached. */
    boolean steady(long elapsedNanos) {
        return iterations >= rule.minIterations()
                && elapsedNanos >= rule.minNanos()
                && agreeing > rule.agreeingIterations();
    }

    /** Whether the rule's patience has ended. */
    boolean exhausted(long elapsedNanos) {
        return elapsedNanos >= rule.maxNanos();
    }
}
