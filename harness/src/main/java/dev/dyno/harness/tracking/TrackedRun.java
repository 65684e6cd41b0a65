package dev.dyno.harness.tracking;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run as a tracking server keeps it.
 *
 * @param key by which it is found again: hexadecimal digits
 * @param name for people
 * @param status one of MLflow's: RUNNING, FINISHED, FAILED, KILLED
 * @param startedAt when it began
 * @param endedAt when it ended; null if it did not
 * @param params what was chosen; never changes once it is logged
 * @param tags what is known of it
 * @param points its numbers, in an order to which later exports only add
 */
record TrackedRun(
        String key,
        String name,
        String status,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, String> params,
        Map<String, String> tags,
        List<Point> points) {

    /**
     * A value of a metric.
     *
     * @param step the round
     */
    record Point(String metric, double value, long step, Instant at) {}

    TrackedRun {
        Objects.requireNonNull(startedAt, "startedAt");
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        points = List.copyOf(points);
    }
}
