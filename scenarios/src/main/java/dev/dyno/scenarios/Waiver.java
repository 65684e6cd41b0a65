package dev.dyno.scenarios;

import dev.dyno.results.metric.Metric;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A known failure that the gate lets through for a while, on somebody's word. The failure stays a failure and stays in
 * sight; it only stops blocking the release.
 *
 * @param name unique within the gate
 * @param metric whose failed limit or budget is waived
 * @param candidate whose failure is waived; null for any candidate
 * @param devices on which it is waived
 * @param upTo the largest change for the worse that is covered, as a share of the baseline: 0.05 is 5 %; above 0; null
 *     for any change
 * @param reason why, for people; one line, not blank
 * @param owner who answers for it; one line, not blank
 * @param expires the last day on which it holds, in UTC
 */
public record Waiver(
        String name,
        Metric metric,
        @Nullable String candidate,
        DeviceSelector devices,
        @Nullable Double upTo,
        String reason,
        String owner,
        LocalDate expires) {

    /** No waiver is written for longer, in days from the day of writing. */
    public static final int LONGEST_DAYS = 90;

    public Waiver {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(devices, "devices");
        Objects.requireNonNull(expires, "expires");
        if (name.isBlank() || reason.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("a waiver has a name, a reason and an owner");
        }
        if (upTo != null && !(upTo > 0 && Double.isFinite(upTo))) {
            throw new IllegalArgumentException(name + ": a waiver covers a share above 0, not " + upTo);
        }
    }

    /** Whether it holds no more on a day; the day that it names is still covered. */
    public boolean expired(LocalDate day) {
        return day.isAfter(expires);
    }
}
