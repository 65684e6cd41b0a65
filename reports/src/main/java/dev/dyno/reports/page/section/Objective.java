package dev.dyno.reports.page.section;

import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that candidates are weighed by.
 *
 * @param name in one word
 * @param metric the metric that stands for it in this run
 */
record Objective(String name, Metric metric) {
    private static final List<Metric> LATENCY = List.of(Metrics.LATENCY_P50, Metrics.LATENCY_MEAN, Metrics.LATENCY_P90);
    private static final List<Metric> ENERGY = List.of(
            Metrics.ENERGY_PER_INFERENCE, Metrics.ENERGY_GROSS_PER_INFERENCE, Metrics.ENERGY_PER_1000_INFERENCES);

    /** Latency first, then those others of which some candidate has a comparison. */
    static List<Objective> of(Subject subject) {
        return Stream.of(
                        first(subject, "latency", LATENCY),
                        first(subject, "accuracy", List.of(Metrics.ACCURACY_TOP1)),
                        first(subject, "energy", ENERGY),
                        first(subject, "size", List.of(Metrics.MODEL_SIZE)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Objective> first(Subject subject, String name, List<Metric> metrics) {
        return metrics.stream()
                .filter(metric -> subject.judgement().cells().stream()
                        .anyMatch(cell -> cell.metric().equals(metric)
                                && Standing.ratio(cell).isPresent()))
                .findFirst()
                .map(metric -> new Objective(name, metric));
    }

    Direction better() {
        return metric.better();
    }
}
