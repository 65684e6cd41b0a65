package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyno run} with energy on this machine, which takes what a played meter says. */
@Tag("quiet")
@Timeout(300)
class MeterIT {
    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void a_candidate_that_is_faster_but_hungrier_fails_for_its_energy_alone() throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), """
                schema: dyno/lab/v1
                devices:
                  - name: this-machine
                    transport: local
                    meter: { command: %s }
                """.formatted(PlayedMeter.command("frugal=2", "hungry=12")));
        scenario();

        Ended ended = dyno.type("run", "scenario.yaml", "--lab", "lab.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err() + ended.out()).isEqualTo(1);
        assertThat(ended.out())
                .contains("FAIL: of 2 bounded cells, 1 failed, 0 undecided, 1 passed")
                .contains("energy.per_inference of hungry on this-machine: +");
        try (RunFolder opened = RunFolder.open(folder.resolve("out"))) {
            assertThat(opened.read().trials()).hasSize(6).allSatisfy(MeterIT::metered);
            assertThat(opened.read().command()).startsWith("dyno", "run", "scenario.yaml");
        }
    }

    private static void metered(TrialRecord trial) {
        assertThat(trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name()))
                .isInstanceOfSatisfying(MetricValue.Measured.class, energy -> {
                    assertThat(energy.uncertainty()).isPositive();
                    assertThat(energy.provenance().source()).startsWith("power meter: ");
                });
    }

    private void scenario() throws IOException {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        Path model = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        Files.writeString(folder.resolve("scenario.yaml"), """
                schema: dyno/scenario/v1
                name: faster-but-hungrier
                baseline: frugal
                candidates:
                  frugal: { model: '%s', options: { added-work: 100 %% } }
                  hungry: { model: '%s' }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 10, min-duration: 2 s, max-duration: 20 s } }
                metrics: [energy.per_inference, latency.p50]
                energy: { idle: 1 s, uncertainty: 50 %%, max-window: 4 s }
                rounds: 3
                gate:
                  limits: { energy.per_inference: 10 %%, latency.p50: 10 %% }
                  confidence: 75 %%
                """.formatted(model, model));
    }
}
