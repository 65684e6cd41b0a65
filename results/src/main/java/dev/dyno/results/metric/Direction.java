package dev.dyno.results.metric;

/** Which way of changing is better for a metric. */
public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER
}
