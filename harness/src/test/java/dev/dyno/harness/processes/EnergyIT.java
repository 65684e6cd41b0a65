package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.processes.DynoProcess.Started;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyno run} with energy on a virtual phone, whose twin shows what its processes really take. */
@Timeout(600)
class EnergyIT {
    private static Path folder = Path.of("");
    private static DynoProcess dyno;
    private static String adbPort = "";

    @BeforeAll
    static void startAPhone(@TempDir Path temp) throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        folder = temp;
        adbPort = Integer.toString(LoopbackPort.free());
        Path cache = Files.createDirectories(Path.of("target", "virtual-cache").toAbsolutePath());
        dyno = new DynoProcess(temp).with("ANDROID_ADB_SERVER_PORT", adbPort).with("XDG_CACHE_HOME", cache.toString());
        Ended up = dyno.type("lab", "up", "--phones", "1", "--boards", "0");
        assertThat(up.code()).as(up.err()).isZero();
    }

    @AfterAll
    static void nothingIsLeft() throws IOException, InterruptedException {
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
        Ended phone = dyno.type("probe", "phone-1", "--lab", lab());
        assertThat(phone.out()).containsPattern("energy\\.source +battery");

        Ended hungry = run(scenario(3), "hungry");

        assertThat(hungry.code()).as(hungry.err() + hungry.out()).isEqualTo(1);
        assertThat(hungry.out()).contains("energy.per_inference of hungry on phone-1: +");
        assertThat(trials("hungry")).hasSize(6).allSatisfy(trial -> {
            assertThat(trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name()))
                    .isInstanceOfSatisfying(MetricValue.Measured.class, measured -> {
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

        charge("900mA");
        Ended charging = run(scenario(1), "charging");
        charge("0A");
        assertThat(charging.code()).as(charging.err()).isEqualTo(3);
        assertThat(trials("charging"))
                .allSatisfy(trial -> assertThat(
                                String.valueOf(trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name())))
                        .contains("charging"));
    }

    @Test
    void a_harness_killed_in_the_middle_leaves_a_run_to_go_on_with_and_no_setting_changed() throws Exception {
        Path lab = folder.resolve("settings-lab.yaml");
        String brightness = "    settings: { brightness: 20 % }\n";
        Files.writeString(
                lab, Files.readString(Path.of(lab())).replaceFirst("(?s)(    serial: [^\n]*\n)", "$1" + brightness));
        shell("settings put system screen_brightness 102");
        Path scenario = scenario(2, "periodic: { rate: 20 fps, duration: 1 s }", "2 %");

        Started started =
                dyno.start("run", scenario.toString(), "--lab", lab.toString(), "-d", "phone-1", "-o", "killed");
        started.awaitWords("1/4 ").signal("KILL").process().waitFor();
        assertThat(shell("settings get system screen_brightness")).isEqualTo("51");
        Ended resumed = dyno.type("run", "--resume", "killed", "--lab", lab.toString());

        assertThat(resumed.code()).as(resumed.err() + resumed.out()).isIn(1, 3);
        assertThat(shell("settings get system screen_brightness")).isEqualTo("102");
        List<TrialRecord> trials = trials("killed");
        assertThat(trials).hasSize(4);
        // The window that grew before the kill is not learned anew.
        assertThat(trials)
                .extracting(trial -> Double.parseDouble(trial.facts().getOrDefault("energy.window_seconds", "0")))
                .isSorted()
                .allMatch(seconds -> seconds > 1);
        assertThat(dyno.type("gate", "killed").code()).isEqualTo(resumed.code());
    }

    private static void charge(String current) throws IOException, InterruptedException {
        assertThat(dyno.type("lab", "twin", "phone-1", "--charging", current).code())
                .isZero();
    }

    private static String shell(String script) throws IOException, InterruptedException {
        Matcher serial = Pattern.compile("serial: '([^']+)'").matcher(Files.readString(Path.of(lab())));
        assertThat(serial.find()).isTrue();
        Process adb = new ProcessBuilder("adb", "-P", adbPort, "-s", serial.group(1), "shell", script).start();
        String said = new String(adb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        adb.waitFor();
        return said.strip();
    }

    private static Ended run(Path scenario, String out) throws IOException, InterruptedException {
        return dyno.type("run", scenario.toString(), "--lab", lab(), "-d", "phone-1", "-o", out);
    }

    private static String lab() {
        return folder.resolve("home/.local/state/dyno/virtual-lab/lab.yaml").toString();
    }

    private static List<TrialRecord> trials(String out) {
        try (RunFolder opened = RunFolder.open(folder.resolve(out))) {
            return opened.read().trials();
        }
    }

    private static Path scenario(int rounds) throws IOException {
        return scenario(rounds, "single-stream: { iterations: 10, min-duration: 3 s, max-duration: 20 s }", "30 %");
    }

    private static Path scenario(int rounds, String load, String uncertainty) throws IOException {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        Path model = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        return Files.writeString(
                folder.resolve("energy-" + rounds + ".yaml"), """
                schema: dyno/scenario/v1
                name: energy
                baseline: frugal
                candidates:
                  frugal: { model: '%s' }
                  hungry: { model: '%s', options: { added-work: 200 %% } }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { %s }
                metrics: [energy.per_inference]
                energy: { idle: 2 s, uncertainty: %s, max-window: 4 s }
                rounds: %d
                gate:
                  limits: { energy.per_inference: 10 %% }
                  confidence: 75 %%
                """.formatted(model, model, load, uncertainty, rounds));
    }
}
