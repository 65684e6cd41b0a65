package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.scenarios.LoadPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which metrics are asked for: those listed, or the usual ones, and those that the gate needs. */
final class MetricReader {
    private static final List<Metric> USUAL = List.of(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P90,
            Metrics.THROUGHPUT,
            Metrics.COLD_START_TOTAL,
            Metrics.MEMORY_PEAK_RSS,
            Metrics.MODEL_SIZE);

    private final Reading reading;
    private final boolean labelled;
    private final LoadPattern load;
    private final Map<String, Metric> wanted = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param labelled whether the scenario has labelled inputs, without which there is no accuracy
     * @param load which may not give every metric
     */
    MetricReader(Reading reading, boolean labelled, LoadPattern load) {
        this.reading = reading;
        this.labelled = labelled;
        this.load = load;
    }

    /** Reads the list, if there is one. */
    void list(Section scenario) {
        Node node = scenario.find("metrics");
        // Its place in the resolved text; the gate may add to it.
        scenario.save("metrics", wanted.keySet());
        if (node instanceof Node.Sequence sequence) {
            if (sequence.items().isEmpty()) {
                reading.problem(node.place(), "'metrics' is an empty list; name a metric, or remove it");
            }
            sequence.items().forEach(this::item);
            return;
        }
        if (node != null) {
            reading.problem(node.place(), "'metrics' is a list, not " + node.kind());
        }
        USUAL.stream()
                .filter(metric -> load.withholds(metric).isEmpty())
                .forEach(metric -> wanted.put(metric.name(), metric));
        if (labelled) {
            wanted.put(Metrics.ACCURACY_TOP1.name(), Metrics.ACCURACY_TOP1);
        }
    }

    private void item(Node node) {
        if (node instanceof Node.Unset) {
            return;
        }
        if (!(node instanceof Node.Scalar scalar)) {
            reading.problem(node.place(), "'metrics' lists names, not " + node.kind());
            return;
        }
        named(scalar.text(), scalar.place()).ifPresent(metric -> {
            if (wanted.put(metric.name(), metric) != null) {
                reading.problem(scalar.place(), "'" + metric.name() + "' is in the list twice; keep one");
            }
        });
    }

    /** The metric that the gate names; it is then asked for too. */
    Optional<Metric> gated(Node.Entry entry) {
        Optional<Metric> metric = named(entry.key(), entry.place());
        metric.ifPresent(m -> wanted.put(m.name(), m));
        return metric;
    }

    private Optional<Metric> named(String name, Place place) {
        Optional<Metric> metric = Metrics.named(name);
        if (metric.isEmpty()) {
            List<String> names = Metrics.all().stream().map(Metric::name).toList();
            reading.problem(place, "no metric is called '" + name + "'" + Suggestions.forWord(name, names));
        } else if (name.startsWith("accuracy.") && !labelled) {
            reading.problem(place, "'" + name + "' needs labelled inputs; add 'accuracy' with 'inputs' and 'labels'");
        }
        metric.flatMap(load::withholds)
                .ifPresent(reason ->
                        reading.problem(place, "a " + load.name() + " load does not give '" + name + "': " + reason));
        return metric;
    }

    /** Every metric asked for, in table order. */
    List<Metric> metrics() {
        return new ArrayList<>(wanted.values());
    }
}
