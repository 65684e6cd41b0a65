package dev.dyno.harness.run;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Unavailable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the metrics of one trial. */
final class MetricSheet {
    private final Map<String, MetricValue> values = new LinkedHashMap<>();

    void put(Metric metric, MetricValue value) {
        values.put(metric.name(), value);
    }

    void unavailable(String reason, Metric... metrics) {
        for (Metric metric : metrics) {
            put(metric, new Unavailable(reason));
        }
    }

    boolean has(Metric metric) {
        return values.containsKey(metric.name());
    }

    Map<String, MetricValue> values() {
        return values;
    }
}
