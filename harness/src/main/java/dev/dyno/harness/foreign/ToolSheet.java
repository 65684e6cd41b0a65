package dev.dyno.harness.foreign;

import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects what one tool said. */
final class ToolSheet {
    private static final int LONGEST_FACT = 200;

    private final Provenance provenance;
    private final Map<Metric, MetricValue> metrics = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    /** A sheet of a tool that times with a clock of its own. */
    ToolSheet(String tool) {
        this.provenance = new Provenance(Provenance.Kind.TIMER, "told by " + tool);
    }

    void put(Metric metric, double value, long n) {
        put(metric, value, n, 0);
    }

    /**
     * Keeps a number.
     *
     * @param uncertainty half the width of the interval in which it lies, such as half its last digit
     * @throws ProtocolException if no such quantity can have the value
     */
    void put(Metric metric, double value, long n, double uncertainty) {
        boolean positive = metric.unit() == Unit.SECOND || metric.unit() == Unit.PER_SECOND;
        if (!Double.isFinite(value) || value < 0 || (positive && value == 0)) {
            throw new ProtocolException("its " + metric.name() + " is " + value + ", which is no measurement");
        }
        metrics.put(metric, new Measured(value, n, provenance, uncertainty));
    }

    void unavailable(String reason, Metric... which) {
        for (Metric metric : which) {
            metrics.put(metric, new Unavailable(reason));
        }
    }

    /** Keeps a text that a stranger chose, within bounds. */
    void fact(String name, String value) {
        String text = value.strip();
        if (!text.isEmpty()) {
            facts.put(name, text.substring(0, Math.min(LONGEST_FACT, text.length())));
        }
    }

    ToolOutput output() {
        return new ToolOutput(metrics, facts);
    }
}
