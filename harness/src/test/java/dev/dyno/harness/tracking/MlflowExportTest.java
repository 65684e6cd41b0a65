package dev.dyno.harness.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.tracking.StandIn.Fault;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowExportTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Gate GATE =
            new Gate(List.of(new Gate.Limit(Metrics.LATENCY_P50, 0.02)), List.of(), 0.95, Gate.Policy.BLOCK);

    private final List<Duration> waits = new ArrayList<>();
    private StandIn server;

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int export(RunRecord run) {
        return export(run, Map.of());
    }

    private int export(RunRecord run, Map<String, String> env) {
        return new MlflowExport(server.url(), Secret.of(env), Duration.ofMillis(700), waits::add)
                .export(run, Judge.judge(run, GATE), run.scenario());
    }

    private static RunRecord run(String name, int rounds, int options) {
        Map<String, String> many = IntStream.range(0, options)
                .boxed()
                .collect(Collectors.toMap(i -> name + "/../" + i, i -> name.repeat(3)));
        List<TrialRecord> trials = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            trials.add(trial(round, 1, "base", name));
            trials.add(trial(round, 2, name, name));
        }
        return new RunRecord(
                "run-of-" + name,
                "0.1.0",
                List.of("dyno"),
                name,
                "ab".repeat(32),
                1,
                Rounds.fixed(rounds),
                RunRecord.State.COMPLETE,
                START,
                START.plusSeconds(60),
                List.of(new DeviceProfile(name, "local", "linux", name, name, name, "arm64", 8, 1L, false, Map.of())),
                List.of(),
                List.of(candidate("base", true, Map.of()), candidate(name, false, many)),
                List.of("latency.p50", "power.mean"),
                trials,
                List.of());
    }

    private static CandidateRecord candidate(String name, boolean baseline, Map<String, String> options) {
        return new CandidateRecord(name, baseline, name, "0".repeat(64), 1, "onnxruntime", "cpu", 1, options);
    }

    private static TrialRecord trial(int round, int position, String candidate, String device) {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        Provenance timer = new Provenance(Provenance.Kind.TIMER, "clock");
        Metrics.all()
                .forEach(metric -> values.put(
                        metric.name(),
                        metric.equals(Metrics.POWER_MEAN)
                                ? new MetricValue.Unavailable("no sensor")
                                : new MetricValue.Measured(0.01 * position + 1e-5 * round, 10, timer)));
        return new TrialRecord(
                "r" + round + "-" + position,
                round,
                position,
                device,
                candidate,
                TrialRecord.State.COMPLETED,
                List.of(),
                List.of(),
                values,
                Map.of(),
                Map.of(),
                START.plusSeconds(round),
                1);
    }

    private StandIn.Kept kept(String candidate) {
        return server.runs.values().stream()
                .filter(run -> candidate.equals(run.tags.get("dyno.candidate")))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> metricCounts() {
        return server.runs.values().stream().map(run -> run.metrics.size()).toList();
    }

    @Test
    void aRunHasItsValuesParametersAndTheReportsWords() {
        assertThat(export(run("int8", 8, 2))).isEqualTo(3);
        StandIn.Kept run = kept("int8");
        assertThat(run.status).isEqualTo("FINISHED");
        assertThat(run.params).containsEntry("runtime", "onnxruntime").containsEntry("threads", "1");
        assertThat(run.tags).containsKeys("mlflow.parentRunId", "dyno.key");
        assertThat(run.tags.get("dyno.change.latency.p50"))
                .startsWith("worse: +")
                .contains("n = 8")
                .endsWith("FAIL");
        assertThat(run.metrics)
                .hasSize(8 * (Metrics.all().size() - 1))
                .contains(new StandIn.Logged("latency.p50", "0.02001", 1))
                .noneMatch(metric -> metric.key().equals("power.mean"));
        assertThat(server.runs.values().iterator().next().tags).containsEntry("dyno.decision", "FAIL");
        assertThat(server.violations).isEmpty();
    }

    @Test
    void whatIsMoreThanOneRequestTakesGoesInSeveral() {
        export(run("int8", 120, 250));
        assertThat(server.violations).isEmpty();
        assertThat(kept("int8").metrics).hasSize(120 * (Metrics.all().size() - 1));
        assertThat(kept("int8").params).hasSizeGreaterThan(250);
    }

    @Test
    void exportingAgainAddsOnlyWhatIsNew() {
        export(run("int8", 8, 2));
        List<Integer> before = metricCounts();
        export(run("int8", 8, 2));
        assertThat(metricCounts()).isEqualTo(before);
        export(run("int8", 9, 2));
        assertThat(server.runs).hasSize(3);
        assertThat(kept("int8").metrics).hasSize(9 * (Metrics.all().size() - 1)).doesNotHaveDuplicates();
        assertThat(server.violations).isEmpty();
    }

    /** Also where the work was done and only the answer was lost. */
    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY", "BROKEN", "HALF", "HANGS", "NO_JSON"})
    void aBadMomentIsGotOverAndLeavesNothingTwice(Fault fault) {
        for (String path : List.of("experiments/get-by-name", "runs/create", "runs/log-batch", "runs/update")) {
            server.fail(path, fault);
        }
        export(run("int8", 30, 2));
        assertThat(server.runs).hasSize(3);
        assertThat(kept("int8").metrics)
                .hasSize(30 * (Metrics.all().size() - 1))
                .doesNotHaveDuplicates();
        assertThat(waits).isNotEmpty();
        assertThat(waits.contains(Duration.ofSeconds(7))).isEqualTo(fault == Fault.TOO_MANY);
    }

    @Test
    void aLostAnswerToMetricsLeavesNoneTwice() {
        server.fail("runs/log-batch", Fault.HALF, Fault.HALF, Fault.HALF, Fault.HALF);
        export(run("int8", 30, 2));
        assertThat(kept("base").metrics)
                .hasSize(30 * (Metrics.all().size() - 1))
                .doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsDownIsGivenUp() {
        Fault[] always = new Fault[50];
        Arrays.fill(always, Fault.BROKEN);
        server.fail("runs/search", always);
        assertThatThrownBy(() -> export(run("int8", 8, 2)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("500")
                .hasMessageContaining("5 attempts")
                .hasMessageNotContaining("\u001b");
        assertThat(server.requests.get("runs/search")).isEqualTo(5);
    }

    @Test
    void aRedirectionIsNotFollowed() {
        server.fail("experiments/get-by-name", Fault.ELSEWHERE);
        assertThatThrownBy(() -> export(run("int8", 8, 2))).hasMessageContaining("302");
    }

    @Test
    void nobodyThereIsATransientError() {
        server.close();
        assertThatThrownBy(() -> export(run("int8", 8, 2)))
                .isInstanceOf(StoreException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void theTokenGoesToTheServerAndNowhereElse() {
        Map<String, String> env = Map.of("MLFLOW_TRACKING_TOKEN", "s3cr3t");
        server.fail("runs/search", Fault.BROKEN, Fault.HALF, Fault.BROKEN, Fault.BROKEN, Fault.BROKEN, Fault.BROKEN);
        assertThatThrownBy(() -> export(run("s3cr3t", 8, 2), env)).hasMessageNotContaining("s3cr3t");
        assertThat(server.credentials).isNotEmpty().containsOnly("Bearer s3cr3t");
        assertThat(Secret.of(env)).hasToString("Secret[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>'`\"]]>", "\u001b[31m\u202e\n::error::", "=cmd()|' /C", "'; DROP TABLE runs; --"})
    void hostileNamesKeepTheLimits(String name) {
        export(run(name, 7, 120));
        export(run(name + "x".repeat(10_000), 7, 3));
        assertThat(server.violations).isEmpty();
        assertThat(server.runs).hasSize(6);
        assertThat(server.runs.values())
                .allSatisfy(run -> assertThat(run.tags.values()).noneMatch(tag -> tag.contains("\u001b")));
    }
}
