package dev.dyno.reports;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/** Builds a run record from values per round, and then breaks it in the way that a test needs. */
public final class MadeUpRun {
    public static final Instant START = Instant.parse("2026-03-01T22:00:00Z");

    private final int rounds;
    private Rounds plan;
    private final List<DeviceProfile> devices = new ArrayList<>();
    private final List<MissingDevice> missing = new ArrayList<>();
    private final List<CandidateRecord> candidates = new ArrayList<>();
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Map<String, TrialRecord> trials = new LinkedHashMap<>();
    private RunRecord.State state = RunRecord.State.COMPLETE;
    private String id = "20260301-220000-nightly";
    private String scenario = "nightly";
    private Instant start = START;

    public MadeUpRun(int rounds) {
        this.rounds = rounds;
        this.plan = Rounds.fixed(rounds);
    }

    /** Another run than the usual one. */
    public MadeUpRun called(String newId, String newScenario, Instant newStart) {
        id = newId;
        scenario = newScenario;
        start = newStart;
        return this;
    }

    public MadeUpRun device(String name) {
        return device(name, false);
    }

    public MadeUpRun device(String name, boolean simulated) {
        devices.add(new DeviceProfile(
                name,
                "local",
                "linux",
                "Linux 6.1.0 / Debian 12",
                "NUC 13",
                "Core i7-1360P",
                "x86_64",
                16,
                1L << 34,
                simulated,
                Map.of("governor", "performance")));
        return this;
    }

    /** A device that is missing; one that was lost on the way is there too. */
    public MadeUpRun missing(String name, String reason) {
        missing.add(new MissingDevice(name, reason, Map.of("transport", "ssh", "label", "rack 2")));
        return this;
    }

    /** The first is the baseline. */
    public MadeUpRun candidate(String name) {
        String sha = Integer.toHexString(name.hashCode() & 0xf).repeat(64);
        candidates.add(new CandidateRecord(
                name, candidates.isEmpty(), "demo:" + name, sha, 14_200_000, "onnxruntime", "cpu", 1, Map.of()));
        return this;
    }

    /** Another plan than just as many rounds as there are. */
    public MadeUpRun planned(Rounds newPlan) {
        plan = newPlan;
        return this;
    }

    public MadeUpRun state(RunRecord.State newState) {
        state = newState;
        return this;
    }

    /** Names a metric without giving any values of it. */
    public MadeUpRun metric(Metric metric) {
        metrics.add(metric.name());
        return this;
    }

    /** The run was not asked for this metric, of which it has values. */
    public MadeUpRun unasked(Metric metric) {
        metrics.remove(metric.name());
        return this;
    }

    /** Values of one metric by round, from 1. */
    public MadeUpRun values(String device, String candidate, Metric metric, IntToDoubleFunction byRound) {
        Provenance timer = new Provenance(Provenance.Kind.TIMER, "monotonic clock");
        return each(
                device, candidate, metric, round -> new MetricValue.Measured(byRound.applyAsDouble(round), 400, timer));
    }

    /** Values by round of which each was measured with an uncertainty of its own: half of its 95 % interval. */
    public MadeUpRun values(
            String device, String candidate, Metric metric, IntToDoubleFunction byRound, double uncertainty) {
        Provenance gauge = new Provenance(Provenance.Kind.GAUGE, "battery gauge");
        return each(
                device,
                candidate,
                metric,
                round -> new MetricValue.Measured(byRound.applyAsDouble(round), 400, gauge, uncertainty));
    }

    public MadeUpRun unavailable(String device, String candidate, Metric metric, String reason) {
        return each(device, candidate, metric, round -> new MetricValue.Unavailable(reason));
    }

    private MadeUpRun each(String device, String candidate, Metric metric, IntFunction<MetricValue> byRound) {
        metrics.add(metric.name());
        for (int round = 1; round <= rounds; round++) {
            int at = round;
            change(device, candidate, round, trial -> {
                Map<String, MetricValue> values = new LinkedHashMap<>(trial.metrics());
                values.put(metric.name(), byRound.apply(at));
                return with(trial, trial.state(), trial.validity(), trial.issues(), values);
            });
        }
        return this;
    }

    /** Replaces one trial; it need not exist. */
    public MadeUpRun change(String device, String candidate, int round, UnaryOperator<TrialRecord> change) {
        String key = id(device, candidate, round);
        trials.put(key, change.apply(trials.getOrDefault(key, empty(device, candidate, round))));
        return this;
    }

    public MadeUpRun fail(String device, String candidate, int round, String cause) {
        List<Issue> issues = List.of(new Issue(Issue.Severity.ERROR, cause, id(device, candidate, round)));
        return change(
                device, candidate, round, trial -> with(trial, TrialRecord.State.FAILED, List.of(), issues, Map.of()));
    }

    public MadeUpRun invalidate(String device, String candidate, int round, String reason) {
        return change(
                device,
                candidate,
                round,
                trial -> with(trial, trial.state(), List.of(reason), trial.issues(), trial.metrics()));
    }

    public MadeUpRun remove(String device, String candidate, int round) {
        trials.remove(id(device, candidate, round));
        return this;
    }

    public RunRecord record() {
        return new RunRecord(
                id,
                "0.1.0",
                List.of("dyno", "run", "nightly.yaml", "-o", "out"),
                scenario,
                "ab".repeat(32),
                4711,
                plan,
                state,
                start,
                start.plusSeconds(95),
                devices,
                missing,
                candidates,
                List.copyOf(metrics),
                List.copyOf(trials.values()),
                List.of());
    }

    private static TrialRecord with(
            TrialRecord trial,
            TrialRecord.State state,
            List<String> validity,
            List<Issue> issues,
            Map<String, MetricValue> values) {
        return new TrialRecord(
                trial.id(),
                trial.round(),
                trial.position(),
                trial.device(),
                trial.candidate(),
                state,
                validity,
                issues,
                values,
                trial.facts(),
                trial.files(),
                trial.startedAt(),
                trial.deviceSeconds());
    }

    private TrialRecord empty(String device, String candidate, int round) {
        String id = id(device, candidate, round);
        return new TrialRecord(
                id,
                round,
                1,
                device,
                candidate,
                TrialRecord.State.COMPLETED,
                List.of(),
                List.of(),
                Map.of(),
                Map.of("runtime", "onnxruntime 1.26.0", "warmup", "steady after 92 inferences"),
                Map.of("samples", "samples/" + id + ".csv"),
                START.plusSeconds(4L * round),
                4.1);
    }

    /** Names may be hostile, so ids are made of places in the lists. */
    private String id(String device, String candidate, int round) {
        int d = devices.stream().map(DeviceProfile::name).toList().indexOf(device);
        int c = candidates.stream().map(CandidateRecord::name).toList().indexOf(candidate);
        return "r%02d-d%d-c%d".formatted(round, d, c);
    }
}
