package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of real models on this machine. */
class RunnerIT {
    private static final String CANDIDATES = """
            baseline: fp32
            candidates:
              fp32: { model: 'demo:mobilenet-v2-fp32.onnx' }
              int8: { model: 'demo:mobilenet-v2-int8.onnx' }
              same-tflite: { model: 'demo:mobilenet-v2-fp32.tflite' }
            """;

    private Bench bench;

    @BeforeEach
    void set(@TempDir Path home) {
        bench = new Bench(home);
    }

    @AfterEach
    void nothingIsLeft() {
        bench.assertNothingLeft();
    }

    @Test
    void everyTrialHasEveryMetricOrSaysWhyNot() {
        RunRecord run = bench.run(bench.scenario(CANDIDATES, "rounds: 2\n"));

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.trials()).hasSize(6).allMatch(TrialRecord::valid);
        List<String> names = Metrics.all().stream().map(Metric::name).toList();
        assertThat(run.trials()).allSatisfy(trial -> {
            assertThat(trial.metrics()).containsOnlyKeys(names);
            assertThat(trial.metrics().values()).allSatisfy(RunnerIT::isMeasuredOrExplained);
            assertThat(trial.files()).containsKeys("samples", "telemetry", "outputs");
        });
        assertThat(measured(run, "fp32", Metrics.LATENCY_P50)).isPositive();
        assertThat(measured(run, "fp32", Metrics.MEMORY_PEAK_RSS)).isGreaterThan(50e6);
        assertThat(measured(run, "fp32", Metrics.PARITY_MAX_ABS_ERROR)).isZero();
        assertThat(measured(run, "same-tflite", Metrics.PARITY_MAX_ABS_ERROR)).isBetween(0.0, 1e-3);
        assertThat(measured(run, "int8", Metrics.PARITY_COSINE)).isBetween(0.99, 0.99999);
    }

    @Test
    void aSecondRunCopiesNothing() {
        Scenario scenario = bench.scenario(CANDIDATES, "rounds: 1\n");
        Witness first = new Witness();
        bench.run(scenario, "one", first, new StopSignal());
        Witness second = new Witness();

        RunRecord run = bench.run(scenario, "two", second, new StopSignal());

        assertThat(first.copiedBytes).isGreaterThan(20_000_000);
        assertThat(second.copiedBytes).isZero();
        assertThat(run.trials()).hasSize(3).allMatch(TrialRecord::valid);
    }

    private static void isMeasuredOrExplained(MetricValue value) {
        if (value instanceof Unavailable unavailable) {
            assertThat(unavailable.reason()).isNotBlank();
        } else {
            Measured measured = (Measured) value;
            assertThat(measured.value()).isFinite();
            assertThat(measured.n()).isPositive();
            assertThat(measured.provenance().source()).isNotBlank();
        }
    }

    private static double measured(RunRecord run, String candidate, Metric metric) {
        MetricValue value = Bench.trials(run, candidate).get(1).metrics().get(metric.name());
        assertThat(value).as(metric.name()).isInstanceOf(Measured.class);
        return value instanceof Measured measured ? measured.value() : Double.NaN;
    }
}
