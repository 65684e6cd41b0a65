package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import org.jspecify.annotations.Nullable;

/**
 * One trial's value of a metric, or why it has none that counts.
 *
 * @param value in the metric's unit; NaN where there is none
 * @param deviation standard deviation of the error of its own measurement, 0 where it is negligible
 * @param reason why there is none; empty where there is one
 */
record Reading(double value, double deviation, String reason) {
    /** Half of an interval of 95 % is so many standard deviations. */
    private static final double HALF_OF_95 = 1.959964;

    /** A reason may quote what a device printed; this much of it is enough to find the trial's log. */
    private static final int LONGEST_REASON = 300;

    static Reading of(double value) {
        return new Reading(value, 0, "");
    }

    /** What a trial, if there was one, says of a metric. */
    static Reading of(@Nullable TrialRecord trial, String candidate, Metric metric) {
        if (trial == null) {
            return none(candidate + " was not measured");
        }
        if (trial.state() == TrialRecord.State.FAILED) {
            String cause =
                    trial.issues().stream().findFirst().map(Issue::message).orElse("no cause is recorded");
            return none(candidate + " failed: " + cause);
        }
        if (!trial.valid()) {
            return none(candidate + " does not count: " + String.join("; ", trial.validity()));
        }
        @Nullable MetricValue value = trial.metrics().get(metric.name());
        if (value instanceof MetricValue.Measured measured) {
            return possible(measured, candidate, metric);
        }
        if (value instanceof MetricValue.Unavailable unavailable) {
            return none(candidate + ": unavailable: " + unavailable.reason());
        }
        return none(candidate + " reported no " + metric.name());
    }

    boolean there() {
        return !Double.isNaN(value);
    }

    /** No inference takes no time. */
    private static Reading possible(MetricValue.Measured measured, String candidate, Metric metric) {
        double value = measured.value();
        boolean positive = metric.equals(Metrics.THROUGHPUT) || metric.name().startsWith("latency.");
        return positive && value <= 0
                ? none(candidate + " reported " + Sentences.quantity(value, metric.unit()) + ", which cannot be")
                : new Reading(value, measured.uncertainty() / HALF_OF_95, "");
    }

    private static Reading none(String reason) {
        String shown = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
        return new Reading(Double.NaN, 0, shown);
    }
}
