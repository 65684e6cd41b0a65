package dev.dyno.harness.cli;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run folder as a run leaves it: eight rounds of two candidates, the numbers chosen by the test. */
final class MadeUpRun {
    private static final int ROUNDS = 8;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SCENARIO = """
            schema: dyno/scenario/v1
            name: made-up
            baseline: base
            candidates:
              base: {model: demo:mobilenet-v2-fp32.onnx}
              other: {model: demo:mobilenet-v2-int8.onnx}
            rounds: 8
            metrics: [latency.p50, model.size]
            gate:
              limits: {latency.p50: 5 %%}
              budgets: {latency.p50: %s}
            """;

    private MadeUpRun() {}

    /**
     * Writes a run.
     *
     * @param folder where there is nothing yet
     * @param ratio the candidate's latency over the baseline's
     * @param budget the gate's bound on latency
     * @param failed how many of the candidate's trials failed, the last ones
     */
    static Path write(Path folder, double ratio, String budget, int failed) {
        try (RunFolder run = RunFolder.create(folder)) {
            run.write(RunFolder.SCENARIO, SCENARIO.formatted(budget).getBytes(StandardCharsets.UTF_8));
            run.writeRun(record());
            for (int round = 1; round <= ROUNDS; round++) {
                double base = 0.010 + 0.0001 * round;
                run.appendTrial(trial(round, 1, "base", base, false));
                run.appendTrial(trial(round, 2, "other", base * ratio, round > ROUNDS - failed));
            }
        }
        return folder;
    }

    private static RunRecord record() {
        return new RunRecord(
                "made-up-1",
                "0.0.0",
                List.of("dyno", "run", "made-up.yaml"),
                "made-up",
                "0".repeat(64),
                1,
                Rounds.fixed(ROUNDS),
                RunRecord.State.COMPLETE,
                START,
                START.plusSeconds(60),
                List.of(new DeviceProfile(
                        "bench", "local", "linux", "1", "box", "chip", "x86_64", 2, 1 << 30, false, Map.of())),
                List.of(),
                List.of(candidate("base", true, 4000), candidate("other", false, 1000)),
                List.of("latency.p50", "model.size"),
                List.of(),
                List.of());
    }

    private static CandidateRecord candidate(String name, boolean baseline, long bytes) {
        return new CandidateRecord(
                name, baseline, name + ".onnx", "0".repeat(64), bytes, "onnxruntime", "cpu", 1, Map.of());
    }

    private static TrialRecord trial(int round, int position, String candidate, double p50, boolean failed) {
        Map<String, MetricValue> metrics = new LinkedHashMap<>();
        if (!failed) {
            Provenance timer = new Provenance(Provenance.Kind.TIMER, "clock");
            metrics.put(Metrics.LATENCY_P50.name(), new MetricValue.Measured(p50, 100, timer));
            double size = candidate.equals("base") ? 4000 : 1000;
            metrics.put(Metrics.MODEL_SIZE.name(), new MetricValue.Measured(size, 1, timer));
        }
        return new TrialRecord(
                "r" + round + "-" + candidate,
                round,
                position,
                "bench",
                candidate,
                failed ? TrialRecord.State.FAILED : TrialRecord.State.COMPLETED,
                List.of(),
                failed ? List.of(new Issue(Issue.Severity.ERROR, "crashed", "agent")) : List.of(),
                metrics,
                Map.of(),
                Map.of(),
                START.plusSeconds(round),
                1.5);
    }
}
