package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.processes.DynoProcess.Started;
import dev.dyno.harness.virtual.AppiumPackages;
import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyno lab up --appium}, and {@code dyno run} on it: a real Appium server, a real Chromium, real models. */
class BrowserIT {
    private static final Path PACKAGES =
            Path.of("..", "device-agents", "agent-web", "appium").normalize();

    @TempDir
    private Path folder = Path.of("");

    private Path lab = Path.of("");
    private String secret = "";

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        if (secret.isEmpty()) {
            return;
        }
        Ended down = new DynoProcess(folder).type("lab", "down");
        assertThat(down.code()).as(down.err()).isZero();
        assertThat(lab).doesNotExist();
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
        assertThat(marked()).as("processes left behind").isEmpty();
    }

    @Test
    void aModelIsComparedHereAndInABrowserAndWhatAVanishedServerLeavesIsARun() throws Exception {
        DynoProcess dyno = labWithBrowser();
        scenario("both.yaml", 1, "fp32-web int8-web".split(" "));

        Ended both = run(dyno, "both").end();

        // One round decides nothing.
        assertThat(both.code()).as(both.err()).isEqualTo(3);
        JsonNode run = json("both/run.json");
        assertThat(run.path("state").asText()).isEqualTo("complete");
        assertThat(run.path("trials")).hasSize(4).allSatisfy(trial -> {
            assertThat(trial.path("state").asText()).as(trial.toString()).isEqualTo("completed");
            for (String phase : List.of("process", "runtime", "model_load", "first_inference")) {
                assertThat(trial.at("/metrics/cold_start." + phase + "/value").asDouble())
                        .isPositive();
            }
        });
        assertThat(run.path("trials"))
                .filteredOn(trial -> trial.path("validity").isEmpty())
                .isNotEmpty()
                .allSatisfy(trial -> {
                    String candidate = trial.path("candidate").asText();
                    if (!candidate.equals("fp32")) {
                        assertThat(decision("both", candidate, "parity.cosine"))
                                .as(candidate)
                                .isEqualTo("PASS");
                    }
                });
        assertThat(decision("both", "int8-web", "latency.p50")).isEqualTo("INCONCLUSIVE");
        assertThat(folder.resolve("both/report.html")).content().contains("int8-web", "onnxruntime-web");
        assertThat(Files.readString(folder.resolve("both/run.json"))).doesNotContain(secret);

        scenario("cut.yaml", 2, "fp32-web");
        Started cut = run(dyno, "cut");
        cut.awaitWords("1/4");
        kill();
        Ended ended = cut.end();

        assertThat(ended.code()).as(ended.err()).isEqualTo(5);
        JsonNode rest = json("cut/run.json");
        assertThat(rest.path("trials")).hasSize(4);
        assertThat(rest.path("trials"))
                .anySatisfy(trial -> assertThat(trial.path("state").asText()).isEqualTo("completed"));
        assertThat(rest.path("trials"))
                .anySatisfy(trial -> assertThat(trial.toString())
                        .contains("\"failed\"")
                        .containsPattern("Appium server at http://127.0.0.1:\\d+ vanished|no browser session at http"));
        assertThat(folder.resolve("cut/report.html")).exists();
        assertThat(ended.err() + rest).doesNotContain(secret);
        assertThat(dyno.type("lab", "status").code()).isEqualTo(4);
    }

    private DynoProcess labWithBrowser() throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        Assumptions.assumeTrue(
                new AppiumPackages(PACKAGES, environment).installed()
                        && Files.exists(Path.of("target/dyno/agent-web/ort/ort.wasm.min.mjs")),
                "SKIPPED: no Appium or no onnxruntime-web; ./test says what installs them");
        DynoProcess dyno = new DynoProcess(folder);
        lab = folder.resolve("home/.local/state/dyno/virtual-lab");
        Ended up = dyno.type("lab", "up", "--appium");
        assertThat(up.code()).as(up.err()).isZero();
        assertThat(up.out()).contains("dyno run scenarios/library/browser.yaml --lab " + lab.resolve("lab.yaml"));
        assertThat(dyno.type("lab", "status").out()).containsPattern("chromium +browser .* running");
        Matcher path = Pattern.compile("url: http://127.0.0.1:\\d+/([0-9a-f]{32})")
                .matcher(Files.readString(lab.resolve("lab.yaml")));
        assertThat(path.find()).isTrue();
        secret = path.group(1);
        return dyno;
    }

    private Started run(DynoProcess dyno, String name) throws IOException {
        return dyno.start(
                "run", name + ".yaml", "--lab", lab.resolve("lab.yaml").toString(), "-d", "chromium", "-o", name);
    }

    /** As a crash does it: the server alone, not what it has started. */
    private void kill() throws IOException, InterruptedException {
        String server = Files.readString(lab.resolve("appium/leader")).split(" ", 2)[0];
        assertThat(new ProcessBuilder("kill", "-9", server).start().waitFor()).isZero();
    }

    /** The server, and all that it and they have started. */
    private List<Long> marked() {
        String mark = "DYNO_LAB_APPIUM=" + Sha256.of(secret.getBytes(StandardCharsets.US_ASCII));
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> {
                    try {
                        Path environment = Path.of("/proc", Long.toString(pid), "environ");
                        return Files.readString(environment, StandardCharsets.ISO_8859_1)
                                .contains(mark);
                    } catch (IOException e) {
                        return false; // it has ended
                    }
                })
                .toList();
    }

    private String decision(String out, String candidate, String metric) throws IOException {
        for (JsonNode cell : json(out + "/verdict.json").path("cells")) {
            if (cell.path("candidate").asText().equals(candidate)
                    && cell.path("metric").asText().equals(metric)) {
                return cell.path("decision").asText();
            }
        }
        throw new AssertionError("no cell of " + candidate + " for " + metric);
    }

    private JsonNode json(String file) throws IOException {
        return new JsonMapper().readTree(folder.resolve(file).toFile());
    }

    /** The shipped scenario with short windows: fp32 here is the baseline; int8 here comes with more than one in the browser. */
    private void scenario(String name, int rounds, String... browsers) throws IOException {
        Path cache = Path.of("target", "demo-cache").toAbsolutePath();
        DemoModels models = DemoModels.ensure(cache, line -> {}, Set.of(Family.MOBILENET));
        Path fp32 = models.find("mobilenet-v2-fp32.onnx").orElseThrow();
        Path int8 = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        StringBuilder candidates = new StringBuilder("  fp32: { model: '" + fp32 + "' }\n");
        if (browsers.length > 1) {
            candidates.append("  int8: { model: '").append(int8).append("' }\n");
        }
        for (String browser : browsers) {
            Path model = browser.startsWith("int8") ? int8 : fp32;
            candidates.append(
                    "  %s: { model: '%s', runtime: onnxruntime-web, provider: wasm }\n".formatted(browser, model));
        }
        Files.writeString(folder.resolve(name), """
                schema: dyno/scenario/v1
                name: browser
                baseline: fp32
                candidates:
                %s
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 11, min-duration: 10 ms, max-duration: 30 s } }
                metrics: [latency.p50, cold_start.process, cold_start.runtime, cold_start.model_load,
                  cold_start.first_inference, model.size, parity.cosine]
                gate: { limits: { latency.p50: 300 %% }, budgets: { parity.cosine: 99 %% } }
                rounds: %d
                """.formatted(candidates, rounds));
    }
}
