package dev.dyno.scenarios;

import java.time.Duration;

/** How inferences follow each other in the measured window. */
public sealed interface LoadPattern {
    /**
     * One after the other, without a pause.
     *
     * @param iterations at least this many inferences, at least 1
     * @param minDuration and at least this long
     * @param maxDuration but at most this long
     */
    record SingleStream(int iterations, Duration minDuration, Duration maxDuration) implements LoadPattern {
        public SingleStream {
            if (iterations < 1 || minDuration.isNegative() || maxDuration.compareTo(minDuration) < 0) {
                throw new IllegalArgumentException("single-stream load out of range");
            }
        }
    }
}
