package dev.dyno.harness.run;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;

/** The warm start, the one from a compilation cache, and how much the cold one read from storage. The agent calls them as the catalogue does. */
final class StartMetrics {
    private static final Provenance SUM =
            new Provenance(Provenance.Kind.COMPUTED, "loading the model and the first inference after it");

    private final AgentReadings readings;

    StartMetrics(AgentReadings readings) {
        this.readings = readings;
    }

    void putInto(MetricSheet sheet) {
        sheet.put(Metrics.COLD_START_STORAGE_READ, value(Metrics.COLD_START_STORAGE_READ));
        start(sheet, Metrics.WARM_START_TOTAL, Metrics.WARM_START_MODEL_LOAD, Metrics.WARM_START_FIRST_INFERENCE);
        start(sheet, Metrics.CACHED_START_TOTAL, Metrics.CACHED_START_MODEL_LOAD, Metrics.CACHED_START_FIRST_INFERENCE);
    }

    private void start(MetricSheet sheet, Metric total, Metric load, Metric first) {
        if (!readings.readings().containsKey(load.name())) {
            sheet.unavailable(
                    "the agent was asked for no start but the cold one, or makes no other", total, load, first);
            return;
        }
        MetricValue loaded = value(load);
        MetricValue inferred = value(first);
        sheet.put(load, loaded);
        sheet.put(first, inferred);
        if (loaded instanceof Measured one && inferred instanceof Measured other) {
            sheet.put(total, new Measured(one.value() + other.value(), 1, SUM));
        } else {
            sheet.put(total, loaded instanceof Unavailable ? loaded : inferred);
        }
    }

    private MetricValue value(Metric metric) {
        return readings.value(metric.name(), metric.unit());
    }
}
