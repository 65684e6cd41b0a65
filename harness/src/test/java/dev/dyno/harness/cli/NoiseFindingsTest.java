package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.RunRecord.State;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseFindingsTest {
    private static final int ROUNDS = 12;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final List<TrialRecord> trials = new ArrayList<>();
    private final Random random = new Random(11);

    @TempDir
    private Path home = Path.of("");

    @Test
    void theTableAndTheFindingsReadLikeThis() throws IOException {
        device("bench", 0.002, 1);
        device("attic", 0.03, 1);

        NoiseFindings findings = findings(State.COMPLETE, Map.of(Metrics.LATENCY_P50, 0.01));

        List<String> lines = new ArrayList<>(new NoiseTable(scenario(8), findings.floors()).lines());
        findings.findings().forEach(issue -> lines.add(Text.issue(issue)));
        Golden.assertMatches("noise.txt", String.join("\n", lines) + "\n");
        assertThat(findings.exitCode()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void aKeptPromiseEndsInZeroThoughALimitIsTooTight() {
        device("bench", 0.03, 1);

        NoiseFindings findings = findings(State.COMPLETE, Map.of(Metrics.LATENCY_P50, 0.06));

        assertThat(findings.findings()).extracting(Issue::severity).contains(Issue.Severity.WARNING);
        assertThat(findings.exitCode()).isEqualTo(ExitCode.PASS);
    }

    @Test
    void aPromiseOfWhichNothingIsKnownIsNotKept() {
        device("bench", 0.002, 1);

        NoiseFindings findings = findings(State.COMPLETE, Map.of(Metrics.LATENCY_P99, 0.5));

        assertThat(findings.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(findings.findings())
                .anySatisfy(issue -> assertThat(issue.message())
                        .contains("latency.p99: no noise was measured", "add it to its metrics"));
    }

    @Test
    void identicalBuildsThatComeOutDifferentAreNamed() {
        device("bench", 0.002, 1.05);

        assertThat(findings(State.COMPLETE, Map.of()).findings()).anySatisfy(issue -> {
            assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
            assertThat(issue.source()).isEqualTo("bench");
            assertThat(issue.message()).contains("latency.p50: two identical builds came out as REGRESSED");
        });
    }

    @Test
    void onlyWhatWasMeasuredToTheEndIsKept() {
        device("bench", 0.002, 1);
        NoiseFolder folder = new NoiseFolder(home);

        findings(State.INTERRUPTED, Map.of()).keep(folder);
        assertThat(folder.file("bench")).doesNotExist();
        assertThat(findings(State.INTERRUPTED, Map.of()).exitCode()).isEqualTo(ExitCode.INTERRUPTED);

        findings(State.COMPLETE, Map.of()).keep(folder);
        assertThat(folder.file("bench")).exists();
    }

    @Test
    void failedTrialsAndNothingAtAllAreNoSuccess() {
        device("bench", 0.002, 1);
        trials.set(0, failed(trials.get(0)));
        assertThat(findings(State.COMPLETE, Map.of()).exitCode()).isEqualTo(ExitCode.TRIALS_FAILED);

        trials.subList(0, 18).clear();
        NoiseFindings few = findings(State.COMPLETE, Map.of());
        assertThat(few.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        few.keep(new NoiseFolder(home));
        assertThat(home).isEmptyDirectory();
    }

    private void device(String device, double noise, double ratio) {
        for (int round = 1; round <= ROUNDS; round++) {
            boolean first = round % 2 == 0;
            trials.add(trial(device, round, first ? 1 : 2, "base", 0.010 * Math.exp(noise * random.nextGaussian())));
            trials.add(trial(
                    device,
                    round,
                    first ? 2 : 1,
                    "base-copy",
                    ratio * 0.010 * Math.exp(noise * random.nextGaussian())));
        }
    }

    private NoiseFindings findings(State state, Map<Metric, Double> bounds) {
        List<DeviceProfile> devices = trials.stream()
                .map(TrialRecord::device)
                .distinct()
                .map(NoiseFindingsTest::profile)
                .toList();
        RunRecord run = new RunRecord(
                "noise-1",
                "0.1.0",
                List.of("dyno", "doctor", "--noise"),
                "noise-small",
                "0".repeat(64),
                1,
                Rounds.fixed(ROUNDS),
                state,
                START,
                state == State.COMPLETE ? START : null,
                devices,
                List.of(),
                List.of(candidate("base", true), candidate("base-copy", false)),
                List.of("latency.p50"),
                trials,
                List.of());
        return new NoiseFindings(scenario(8), new Outcome(run, Judge.judge(run, Gate.NONE)), bounds);
    }

    private Scenario scenario(int rounds) {
        String text = """
                schema: dyno/scenario/v1
                name: small
                baseline: a
                candidates: { a: { model: 'demo:digits-fp32.onnx' }, b: { model: 'demo:digits-int8.onnx' } }
                metrics: [latency.p50]
                rounds: %d
                gate: { limits: { latency.p50: 2 %%, model.size: 0 %% } }
                """.formatted(rounds);
        return ScenarioFiles.parse("s.yaml", text, home, new ScenarioContext(Map.of(), DemoModels.in(home)));
    }

    private static DeviceProfile profile(String name) {
        return new DeviceProfile(name, "local", "linux", "1", "box", "chip", "x86_64", 2, 1 << 30, false, Map.of());
    }

    private static CandidateRecord candidate(String name, boolean baseline) {
        return new CandidateRecord(name, baseline, "m.onnx", "0".repeat(64), 1000, "onnxruntime", "cpu", 1, Map.of());
    }

    private static TrialRecord failed(TrialRecord trial) {
        return trial(
                trial.device(), trial.round(), trial.position(), trial.candidate(), TrialRecord.State.FAILED, Map.of());
    }

    private static TrialRecord trial(String device, int round, int position, String candidate, double p50) {
        Provenance timer = new Provenance(Provenance.Kind.TIMER, "clock");
        return trial(
                device,
                round,
                position,
                candidate,
                TrialRecord.State.COMPLETED,
                Map.of("latency.p50", new MetricValue.Measured(p50, 100, timer)));
    }

    private static TrialRecord trial(
            String device,
            int round,
            int position,
            String candidate,
            TrialRecord.State state,
            Map<String, MetricValue> metrics) {
        return new TrialRecord(
                "r" + round + "-" + device + "-" + candidate,
                round,
                position,
                device,
                candidate,
                state,
                List.of(),
                List.of(),
                metrics,
                Map.of(),
                Map.of(),
                START.plusSeconds(round),
                1.5);
    }
}
