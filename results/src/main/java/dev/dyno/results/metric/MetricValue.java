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
     * @param uncertainty half the width of the 95 % interval of this one measurement, in the metric's unit; 0 where it is
     *     negligible beside the scatter between trials
     */
    record Measured(double value, long n, Provenance provenance, double uncertainty) implements MetricValue {
        public Measured {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value is finite, not " + value);
            }
            if (n < 1) {
                throw new IllegalArgumentException("a measured value has n >= 1, not " + n);
            }
            Objects.requireNonNull(provenance, "provenance");
            if (!Double.isFinite(uncertainty) || uncertainty < 0) {
                throw new IllegalArgumentException("an uncertainty is finite and not negative, not " + uncertainty);
            }
        }

        /** A value whose own uncertainty is negligible. */
        public Measured(double value, long n, Provenance provenance) {
            this(value, n, provenance, 0);
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
