package dev.dyno.reports.baseline;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.BaselineRecord;
import dev.dyno.results.record.BaselineRecord.Series;
import dev.dyno.results.record.BaselineRecord.Value;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes from a run what one of its candidates did. */
public final class Pinning {
    private static final String NOT_RECORDED = "not recorded";

    private Pinning() {}

    /**
     * A candidate's valid trials as a baseline.
     *
     * @param name what to call it
     * @param candidate one of the run
     * @param now when it is pinned
     * @throws IllegalArgumentException if the name is none
     */
    public static BaselineRecord pin(
            String name, RunRecord run, Scenario scenario, CandidateRecord candidate, Instant now) {
        List<Series> series = new ArrayList<>();
        Map<String, String> runtimes = new TreeMap<>();
        for (DeviceProfile device : run.devices()) {
            runtimes.put(device.name(), runtime(run, device.name(), candidate.name()));
            run.metrics().stream()
                    .filter(metric -> Metrics.named(metric).isPresent())
                    .map(metric ->
                            new Series(device.name(), metric, values(run, device.name(), candidate.name(), metric)))
                    .forEach(series::add);
        }
        return new BaselineRecord(
                name,
                now,
                run.id(),
                run.startedAt(),
                run.scenario(),
                run.scenarioSha256(),
                mode(run, scenario),
                candidate,
                runtimes,
                run.devices(),
                series);
    }

    /** How a run measured: whatever changes what its numbers mean. */
    static Map<String, String> mode(RunRecord run, Scenario scenario) {
        WarmUp warmUp = scenario.warmUp();
        LoadPattern load = scenario.load();
        Map<String, String> mode = new TreeMap<>();
        mode.put("dyno", run.dynoVersion());
        mode.put("run-schema", RunRecord.SCHEMA);
        mode.put(
                "load",
                load instanceof LoadPattern.SingleStream single
                        ? "single-stream, at least " + single.iterations() + " inferences and " + single.minDuration()
                                + ", at most " + single.maxDuration()
                        : load.words());
        mode.put(
                "warm-up",
                "at least " + warmUp.minIterations() + " inferences and " + warmUp.minDuration() + ", at most "
                        + warmUp.maxDuration() + ", averages within " + warmUp.tolerance() + " for "
                        + warmUp.agreeingIterations());
        mode.put("trial-time-limit", scenario.trialTimeLimit().toString());
        mode.put("telemetry-interval", scenario.telemetryInterval().toString());
        return mode;
    }

    /** The runtime's version as the trials on a device report it. */
    static String runtime(RunRecord run, String device, String candidate) {
        List<String> versions = trials(run, device, candidate)
                .map(trial -> trial.facts().getOrDefault("runtime.version", NOT_RECORDED))
                .distinct()
                .sorted()
                .toList();
        return versions.isEmpty() ? NOT_RECORDED : String.join(", ", versions);
    }

    /** A candidate's values, in order of rounds. */
    static List<Value> values(RunRecord run, String device, String candidate, String metric) {
        return trials(run, device, candidate)
                .sorted(Comparator.comparingInt(TrialRecord::round))
                .flatMap(trial -> trial.metrics().get(metric) instanceof MetricValue.Measured measured
                        ? Stream.of(new Value(trial.round(), measured.value(), measured.n(), measured.uncertainty()))
                        : Stream.empty())
                .toList();
    }

    private static Stream<TrialRecord> trials(RunRecord run, String device, String candidate) {
        return run.trials().stream()
                .filter(TrialRecord::valid)
                .filter(trial ->
                        trial.device().equals(device) && trial.candidate().equals(candidate));
    }
}
