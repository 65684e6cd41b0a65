package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate against the baseline over all devices, of which those measured are a sample.
 *
 * @param candidate the candidate's name
 * @param metric what was compared
 * @param devices how many devices the mean is taken over, at least 2
 * @param change the mean change, as a ratio, with its interval
 * @param prediction where the change on one more such device lies; null for fewer than 3 devices
 * @param inconsistency I squared: the share of the scatter that is due to differences between devices, from 0 to below 1
 * @param p the one-sided p-value of having got worse, adjusted by Holm for the number of metrics
 * @param decision FAIL where the mean got worse by at least half of the limit, else PASS where its interval is within the
 *     limit, else INCONCLUSIVE; only FAIL has an effect, since every device is decided by itself
 * @param sentence the same for people
 */
public record FleetVerdict(
        String candidate,
        Metric metric,
        int devices,
        Estimate change,
        @Nullable Estimate prediction,
        double inconsistency,
        double p,
        Decision decision,
        String sentence) {

    public FleetVerdict {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(decision, "decision");
    }
}
