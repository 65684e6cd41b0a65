package dev.dyno.scenarios;

import java.time.Duration;

/** How inferences follow each other in the measured window. */
public sealed interface LoadPattern {
    /** The same pattern in a window of at least this length; itself where its window's length is part of what it is. */
    default LoadPattern lasting(Duration atLeast) {
        return this;
    }

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

        @Override
        public LoadPattern lasting(Duration atLeast) {
            Duration least = atLeast.compareTo(minDuration) > 0 ? atLeast : minDuration;
            return new SingleStream(iterations, least, least.compareTo(maxDuration) > 0 ? least : maxDuration);
        }
    }
}
