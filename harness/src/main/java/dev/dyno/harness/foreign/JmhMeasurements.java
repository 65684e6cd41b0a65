package dev.dyno.harness.foreign;

import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.export.CsvCell;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import java.util.List;
import java.util.Map;

/**
 * JMH's results as measurements for the gate: a benchmark is a comparison, and its forks are the rounds. What profilers tell is
 * left out but for the bytes allocated by an operation: it is for people.
 */
public final class JmhMeasurements {
    private static final List<Metric> JUDGED = List.of(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P90,
            Metrics.THROUGHPUT,
            Metrics.COLD_START_FIRST_INFERENCE,
            Metrics.MEMORY_ALLOCATED_PER_INFERENCE);

    private final StringBuilder rows = new StringBuilder("comparison,metric,round,arm,value\n");

    /**
     * Adds the results of one build.
     *
     * @param arm what the build is called
     * @param json as JMH writes them with {@code -rf json}
     * @throws ProtocolException if they are none
     */
    public void add(String arm, String json) {
        for (JmhResult result : JmhResults.read(json)) {
            for (int fork = 0; fork < result.forks().size(); fork++) {
                for (Map.Entry<Metric, MetricValue> entry :
                        JmhOutput.of(result, fork).metrics().entrySet()) {
                    if (judged(result.mode(), entry.getKey()) && entry.getValue() instanceof Measured measured) {
                        row(result.name(), entry.getKey(), fork + 1, arm, measured.value());
                    }
                }
            }
        }
    }

    /** The mean of many samples is at the mercy of the longest; that of iterations is all there is. */
    private static boolean judged(JmhMode mode, Metric metric) {
        return JUDGED.contains(metric) || (mode == JmhMode.AVERAGE && metric.equals(Metrics.LATENCY_MEAN));
    }

    private void row(String comparison, Metric metric, int round, String arm, double value) {
        rows.append(CsvCell.of(comparison))
                .append(',')
                .append(metric.name())
                .append(',')
                .append(round)
                .append(',')
                .append(CsvCell.of(arm))
                .append(',')
                .append(value)
                .append('\n');
    }

    /** All that was added, as {@code dyno judge} reads it. */
    public String csv() {
        return rows.toString();
    }
}
