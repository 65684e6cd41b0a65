package dev.dyno.reports.page;

import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.Median;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Where the time goes before the first answer: one value per trial, medians over the valid ones. */
final class ColdStartSection {
    private static final Map<String, Metric> PHASES = new LinkedHashMap<>();

    static {
        PHASES.put("process", Metrics.COLD_START_PROCESS);
        PHASES.put("runtime", Metrics.COLD_START_RUNTIME);
        PHASES.put("model load", Metrics.COLD_START_MODEL_LOAD);
        PHASES.put("first inference", Metrics.COLD_START_FIRST_INFERENCE);
        PHASES.put("in all", Metrics.COLD_START_TOTAL);
    }

    private ColdStartSection() {}

    /** One table per device that has any such value. */
    static List<Page.ColdStart> of(RunRecord run) {
        List<Page.ColdStart> tables = new ArrayList<>();
        for (DeviceProfile device : run.devices()) {
            List<Page.Phases> rows = run.candidates().stream()
                    .map(candidate -> row(run, device, candidate))
                    .toList();
            if (rows.stream().anyMatch(row -> row.values().stream().anyMatch(value -> !value.equals("–")))) {
                tables.add(new Page.ColdStart(
                        Shown.name(device.name()), finding(run, device), List.copyOf(PHASES.keySet()), rows));
            }
        }
        return tables;
    }

    private static Page.Phases row(RunRecord run, DeviceProfile device, CandidateRecord candidate) {
        String name = Shown.name(candidate.name()) + (candidate.baseline() ? " (baseline)" : "");
        return new Page.Phases(
                name,
                PHASES.values().stream()
                        .map(phase -> shown(median(run, device, candidate, phase)))
                        .toList());
    }

    private static String finding(RunRecord run, DeviceProfile device) {
        List<String> parts = new ArrayList<>();
        for (CandidateRecord candidate : run.candidates()) {
            OptionalDouble total = median(run, device, candidate, Metrics.COLD_START_TOTAL);
            if (total.isPresent()) {
                parts.add(Shown.name(candidate.name()) + " in " + shown(total));
            }
        }
        return parts.isEmpty()
                ? "No candidate's whole start was measured."
                : "From the start of the process to the first answer: " + String.join(", ", parts) + ".";
    }

    private static OptionalDouble median(
            RunRecord run, DeviceProfile device, CandidateRecord candidate, Metric metric) {
        double[] values = run.trials().stream()
                .filter(TrialRecord::valid)
                .filter(trial -> trial.device().equals(device.name())
                        && trial.candidate().equals(candidate.name()))
                .map(trial -> trial.metrics().get(metric.name()))
                .filter(MetricValue.Measured.class::isInstance)
                .mapToDouble(value -> ((MetricValue.Measured) value).value())
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }

    private static String shown(OptionalDouble seconds) {
        return seconds.isPresent() ? Quantities.format(seconds.getAsDouble(), Unit.SECOND) : "–";
    }
}
