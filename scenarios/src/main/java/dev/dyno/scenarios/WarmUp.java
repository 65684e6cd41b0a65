package dev.dyno.scenarios;

import java.time.Duration;

/**
 * When a trial's warm-up ends: when a fast and a slow moving average of the latency have agreed for some inferences in a
 * row, within bounds.
 *
 * @param minIterations at least this many inferences
 * @param minDuration at least this long
 * @param maxDuration at most this long, steady or not; the outcome is recorded
 * @param tolerance how far the two averages may differ, as a share of the slow one; above 0
 * @param agreeingIterations for how many inferences in a row they must agree
 */
public record WarmUp(
        int minIterations, Duration minDuration, Duration maxDuration, double tolerance, int agreeingIterations) {

    /** 30 inferences and 0.25 s to 8 s; averages within 4 % for 40 inferences. */
    public static final WarmUp DEFAULT = new WarmUp(30, Duration.ofMillis(250), Duration.ofSeconds(8), 0.04, 40);

    public WarmUp {
        if (minIterations < 0 || agreeingIterations < 0 || !(tolerance > 0) || minDuration.isNegative()) {
            throw new IllegalArgumentException("warm-up out of range");
        }
        if (maxDuration.compareTo(minDuration) < 0) {
            throw new IllegalArgumentException("a warm-up's longest time is not below its shortest");
        }
    }
}
