package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyno run} with energy: on a virtual phone whose twin shows what its processes really take, and on this machine. */
@Timeout(600)
class EnergyIT {
    private Path folder;
    private DynoProcess dyno;
    private String adbPort;

    @BeforeEach
    void startAPhone(@TempDir Path temp) throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        folder = temp;
        adbPort = Integer.toString(LoopbackPort.free());
        Path cache = Files.createDirectories(Path.of("target", "virtual-cache").toAbsolutePath());
        dyno = new DynoProcess(temp).with("ANDROID_ADB_SERVER_PORT", adbPort).with("XDG_CACHE_HOME", cache.toString());
        Ended up = dyno.type("lab", "up", "--phones", "1", "--boards", "0");
        assertThat(up.code()).as(up.err()).isZero();
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        if (dyno == null) {
            return;
        }
        Ended down = dyno.type("lab", "down");
        new ProcessBuilder("adb", "-P", adbPort, "kill-server").start().waitFor();
        assertThat(down.code()).as(down.err()).isZero();
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void a_hungrier_candidate_fails_for_its_energy_and_a_charging_phone_says_why_it_has_none() throws Exception {
        Ended hungry = run(scenario(6), "hungry");

        assertThat(hungry.code()).as(hungry.err() + hungry.out()).isEqualTo(1);
        assertThat(hungry.out()).contains("energy.per_inference of hungry on phone-1: +");
        assertThat(trials("hungry")).hasSize(12).allSatisfy(trial -> {
            MetricValue energy = trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name());
            assertThat(energy).isInstanceOfSatisfying(MetricValue.Measured.class, measured -> {
                assertThat(measured.value()).isPositive();
                assertThat(measured.uncertainty()).isPositive();
                assertThat(measured.provenance().kind()).isEqualTo(Provenance.Kind.SIMULATED);
            });
            assertThat(trial.facts()).containsKey("energy.source");
            assertThat(folder.resolve("hungry").resolve(trial.files().get("watch")))
                    .isNotEmptyFile();
            assertThat(folder.resolve("hungry").resolve(trial.files().get("power")))
                    .isNotEmptyFile();
        });

        assertThat(dyno.type("lab", "twin", "phone-1", "--charging", "900mA").code())
                .isZero();
        Ended charging = run(scenario(1), "charging");
        assertThat(charging.code()).as(charging.err()).isEqualTo(3);
        assertThat(trials("charging"))
                .allSatisfy(trial -> assertThat(
                                String.valueOf(trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name())))
                        .contains("charging"));
    }

    @Test
    void the_probe_names_the_source_and_this_machine_says_what_it_lacks() throws Exception {
        Ended phone = dyno.type("probe", "phone-1", "--lab", lab());
        assertThat(phone.out()).containsPattern("energy\\.source +battery");

        Ended here = dyno.type("run", scenario(1).toString(), "-o", "here");
        assertThat(here.code()).as(here.err()).isIn(1, 3);
        assertThat(trials("here"))
                .allSatisfy(trial -> assertThat(
                                String.valueOf(trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name())))
                        .isNotBlank());
    }

    private Ended run(Path scenario, String out) throws IOException, InterruptedException {
        return dyno.type("run", scenario.toString(), "--lab", lab(), "-d", "phone-1", "-o", out);
    }

    private String lab() {
        return folder.resolve("home/.local/state/dyno/virtual-lab/lab.yaml").toString();
    }

    private List<TrialRecord> trials(String out) {
        try (RunFolder opened = RunFolder.open(folder.resolve(out))) {
            return opened.read().trials();
        }
    }

    private Path scenario(int rounds) throws IOException {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        Path model = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        return Files.writeString(folder.resolve("energy-" + rounds + ".yaml"), """
                schema: dyno/scenario/v1
                name: energy
                baseline: frugal
                candidates:
                  frugal: { model: '%s' }
                  hungry: { model: '%s', options: { added-work: 200 %% } }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 10, min-duration: 3 s, max-duration: 20 s } }
                metrics: [energy.per_inference, power.idle]
                energy: { idle: 2 s, uncertainty: 30 %%, max-window: 12 s }
                rounds: %d
                gate: { limits: { energy.per_inference: 10 %% } }
                """.formatted(model, model, rounds));
    }
}
