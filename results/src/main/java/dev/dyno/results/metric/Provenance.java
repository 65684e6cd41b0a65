package dev.dyno.results.metric;

import java.util.Objects;

/**
 * How a number came to be.
 *
 * @param kind what sort of source it was
 * @param source the concrete source, for example {@code /proc/self/smaps_rollup}; never blank
 */
public record Provenance(Kind kind, String source) {

    /** The sorts of source, from which a reader judges how far to trust the number. */
    public enum Kind {
        /** A monotonic clock around the event itself. */
        TIMER,
        /** A cumulative counter, read before and after. */
        COUNTER,
        /** A momentary reading. */
        GAUGE,
        /** Derived from other evidence of the same trial. */
        COMPUTED,
        /** Estimated by a model of the device, not measured. */
        MODELLED,
        /** Produced by a simulated device. */
        SIMULATED
    }

    public Provenance {
        Objects.requireNonNull(kind, "kind");
        if (source.isBlank()) {
            throw new IllegalArgumentException("a provenance names its source");
        }
    }
}
