package dev.dyno.results.export;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** One value of one trial, for the forms with a row for each. */
record Row(RunRecord run, TrialRecord trial, Metric metric, MetricValue value) {
    /** The names of a row's columns. */
    static final String[] COLUMNS = {
        "run", "device", "candidate", "round", "trial", "metric", "value", "unit", "n", "provenance", "unavailable"
    };

    /** Every metric asked for of every trial, and what else the trial measured; a failed trial has its rows as well. */
    static Stream<Row> of(RunRecord run) {
        return run.trials().stream().flatMap(trial -> {
            Set<String> names = new LinkedHashSet<>(run.metrics());
            names.addAll(trial.metrics().keySet());
            return names.stream()
                    .flatMap(name -> Metrics.named(name).stream())
                    .map(metric -> new Row(run, trial, metric, value(trial, metric)));
        });
    }

    /** The trial's value of the metric; unavailable with the reason if it has none or does not count. */
    private static MetricValue value(TrialRecord trial, Metric metric) {
        MetricValue value = trial.metrics().get(metric.name());
        if (value != null) {
            return value;
        }
        return new MetricValue.Unavailable(trial.issues().stream()
                .filter(issue -> issue.severity() == Issue.Severity.ERROR)
                .map(issue -> "the trial failed: " + issue.message())
                .findFirst()
                .orElse("not measured by this trial"));
    }

    /** Where the value came from, in words: its kind and its source. */
    static String provenance(MetricValue.Measured measured) {
        return measured.provenance().kind().name().toLowerCase(Locale.ROOT) + ": "
                + measured.provenance().source();
    }
}
