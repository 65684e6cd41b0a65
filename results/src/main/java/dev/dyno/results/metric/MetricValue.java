package dev.dyno.results.metric;

import java.util.Objects;

/** One trial's value of one metric: measured, or unavailable for a stated reason. */
public sealed interface MetricValue {

    /**
     * A measured value, in the metric's unit.
     *
     * @param value finite
     * @param n how many raw observations it summarises, at least 1
     * @param provenance where it came from
     */
    record Measured(double value, long n, Provenance provenance) implements MetricValue {
        public Measured {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value is finite, not " + value);
            }
            if (n < 1) {
                throw new IllegalArgumentException("a measured value has n >= 1, not " + n);
            }
            Objects.requireNonNull(provenance, "provenance");
        }
    }

    /**
     * No value, and why.
     *
     * @param reason never blank; a sentence a user can act on
     */
    record Unavailable(String reason) implements MetricValue {
        public Unavailable {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an unavailable value has a reason");
            }
        }
    }
}
