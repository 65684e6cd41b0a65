package dev.dyno.harness.foreign;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tool said of one candidate in one process.
 *
 * @param metrics in the order in which the tool's reader knows them: measured, or why this tool does not tell
 * @param facts what else it said, for the report, sorted
 */
public record ToolOutput(Map<Metric, MetricValue> metrics, Map<String, String> facts) {
    public ToolOutput {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
