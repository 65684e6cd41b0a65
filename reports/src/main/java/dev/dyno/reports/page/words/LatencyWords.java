package dev.dyno.reports.page.words;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.Optional;

/** From when to when a run's latencies are measured, where that is not simply the inference itself. */
public final class LatencyWords {
    private static final String CLOCK = "monotonic clock, from ";

    private LatencyWords() {}

    /** Half a sentence, such as "from the request's arrival to the end of its inference"; empty for the inference itself. */
    public static Optional<String> of(RunRecord run) {
        return run.trials().stream()
                .filter(TrialRecord::valid)
                .flatMap(trial -> trial.metrics().entrySet().stream())
                .filter(metric -> metric.getKey().startsWith("latency."))
                .map(metric -> metric.getValue() instanceof MetricValue.Measured measured
                        ? measured.provenance().source()
                        : "")
                .filter(source -> source.startsWith(CLOCK))
                .map(source -> Shown.text("from " + source.substring(CLOCK.length())))
                .findFirst();
    }
}
