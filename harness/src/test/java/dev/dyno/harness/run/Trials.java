package dev.dyno.harness.run;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Finished trials of a device named {@code phone}. */
public final class Trials {
    private Trials() {}

    /** A trial that counts, with a median of 5 ms. */
    public static TrialRecord completed(int round, String candidate) {
        return trial(round, candidate, TrialRecord.State.COMPLETED, List.of(), List.of());
    }

    /** The same on a device of another name. */
    public static TrialRecord completed(String device, int round, String candidate) {
        TrialRecord trial = completed(round, candidate);
        return new TrialRecord(
                "r" + round + "-" + device + "-" + candidate,
                round,
                trial.position(),
                device,
                candidate,
                trial.state(),
                trial.validity(),
                trial.issues(),
                trial.metrics(),
                trial.facts(),
                trial.files(),
                trial.startedAt(),
                trial.deviceSeconds());
    }

    /** A trial that failed. */
    public static TrialRecord failed(int round, String candidate) {
        Issue issue = new Issue(Issue.Severity.ERROR, "it crashed", "phone");
        return trial(round, candidate, TrialRecord.State.FAILED, List.of(), List.of(issue));
    }

    /** A trial of any kind. */
    public static TrialRecord trial(
            int round, String candidate, TrialRecord.State state, List<String> validity, List<Issue> issues) {
        MetricValue p50 = new MetricValue.Measured(0.005, 20, new Provenance(Provenance.Kind.TIMER, "clock"));
        return new TrialRecord(
                "r" + round + "-phone-" + candidate,
                round,
                1,
                "phone",
                candidate,
                state,
                validity,
                issues,
                state == TrialRecord.State.FAILED ? Map.of() : Map.of(Metrics.LATENCY_P50.name(), p50),
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                1);
    }
}
