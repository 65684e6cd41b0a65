package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.noise.Sensitivity;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Noise for people and for programs.
 *
 * @param scenario whose rounds the detectable change is for
 * @param floors per device
 */
record NoiseTable(Scenario scenario, List<NoiseFloor> floors) {

    /**
     * What {@code --json} prints of a device and metric.
     *
     * @param device its name
     * @param metric its name
     * @param rounds pairs used
     * @param spread robust standard deviation of a pair's log-ratio
     * @param detectable the smallest change for the worse that the scenario's rounds show, as a share; null if none is
     * @param position log-ratio of the second to the first of a round
     * @param positionVisible whether that is told from none
     * @param autocorrelation from one pair to the next
     */
    record Row(
            String device,
            String metric,
            int rounds,
            double spread,
            @Nullable Double detectable,
            double position,
            boolean positionVisible,
            double autocorrelation) {}

    /** What {@code --json} prints. */
    record Document(List<Row> noise, List<Issue> findings, String run) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (NoiseFloor floor : floors) {
            for (MetricNoise noise : floor.metrics()) {
                rows.add(new Row(
                        floor.device(),
                        noise.metric(),
                        noise.rounds(),
                        noise.spread(),
                        detectable(noise),
                        noise.position(),
                        noise.positionVisible(),
                        noise.autocorrelation()));
            }
        }
        return rows;
    }

    /** The table, below what is the same for all of it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        floors.stream()
                .map(floor -> Text.line(floor.subject()))
                .distinct()
                .forEach(subject -> lines.add("against a copy of itself: " + subject));
        Table table = new Table("DEVICE", "METRIC", "SPREAD", "DETECTS", "SECOND", "LAG-1", "N");
        rows().forEach(row -> table.row(
                row.device(),
                row.metric(),
                Sentences.percent(row.spread()),
                row.detectable() == null ? "nothing" : Sentences.percent(row.detectable()),
                row.positionVisible() ? signed(Math.expm1(row.position())) : "~",
                String.format(Locale.ROOT, "%.2f", row.autocorrelation() + 0.0),
                String.valueOf(row.rounds())));
        Map<String, String> constants = table.constants();
        if (!constants.isEmpty()) {
            lines.add(constants.entrySet().stream()
                    .map(constant -> constant.getKey().toLowerCase(Locale.ROOT) + ": " + constant.getValue())
                    .collect(Collectors.joining(", ", "all rows: ", "")));
        }
        lines.addAll(table.varying().lines());
        lines.add("spread: of one pair. detects: the smallest change for the worse that " + scenario.name() + " with "
                + scenario.rounds().words() + " shows nine times out of ten.");
        lines.add("second: what running second in a round does, ~ if nothing is seen. lag-1: how much a pair resembles"
                + " the one before.");
        return lines;
    }

    private @Nullable Double detectable(MetricNoise noise) {
        Metric metric = Metrics.named(noise.metric()).orElseThrow();
        OptionalDouble change =
                new Sensitivity(scenario.rounds(), scenario.gate().confidence()).detectable(noise, metric);
        return change.isPresent() ? (Double) change.getAsDouble() : null;
    }

    private static String signed(double share) {
        return (share > 0 ? "+" : "") + Sentences.percent(share);
    }
}
