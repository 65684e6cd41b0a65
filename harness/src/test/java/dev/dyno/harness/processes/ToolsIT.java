package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.harness.processes.DynoProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates whose inferences another tool makes, as a process: stand-ins that print as the tools do. */
class ToolsIT {
    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
        Files.writeString(folder.resolve("a.tflite"), "a");
        Files.writeString(folder.resolve("b.tflite"), "bb");
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void aToolIsBroughtRunAndJudgedLikeAnyCandidate() throws Exception {
        // Each run scatters a little, as real ones do; the larger model is half as slow again.
        tool("""
                case "$1" in *b.tflite) base=7500 ;; *) base=5000 ;; esac
                p50=$((base + $(od -An -N1 -tu1 /dev/urandom) / 10))
                echo "count=200 first=$p50 curr=$p50 min=4000 max=9000 avg=$p50 std=9 p5=4100 median=$p50 p95=8000"
                echo "Inference timings in us: Init: 9250, First inference: 9731, Warmup (avg): 5570.1, Inference (avg): $p50" >&2
                """);
        scenario("rounds: { at-least: 3, at-most: 8 }");

        Ended ended = dyno.type("run", "tools.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).contains("latency.p50");
        JsonNode trial = new JsonMapper()
                .readTree(folder.resolve("out/run.json").toFile())
                .path("trials")
                .path(0);
        assertThat(trial.at("/metrics/latency.p50/source").asText() + trial).contains("told by benchmark_model");
        assertThat(trial.at("/metrics/memory.peak_rss/unavailable").asText() + trial)
                .contains("--report_peak_memory_footprint");
        assertThat(folder.resolve("out").resolve(trial.at("/files/program").asText()))
                .content()
                .contains("median=");
        assertThat(dyno.type("gate", "out").code()).isEqualTo(1);
    }

    @Test
    void aToolThatFailsIsNamedWithItsLastWords() throws Exception {
        tool("echo 'ERROR: no such delegate' >&2; exit 4");
        scenario("rounds: 2");

        Ended ended = dyno.type("run", "tools.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(5);
        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("ended with exit code 4: ERROR: no such delegate");
    }

    @Test
    void aToolThatHangsIsEndedAndOneCutOffIsRefused() throws Exception {
        tool("""
                case "$1" in *b.tflite) sleep 600 & wait ;; esac
                echo "count=200 first=1 curr=1 min=1 max=1 avg=1 std=0"
                """);
        // The tool has half of the time limit; the rest is for the agent on a machine that others load.
        scenario("""
                rounds: 1
                warm-up: { max-duration: 500 ms }
                load: { single-stream: { min-duration: 10 ms, max-duration: 1 s } }
                trial-time-limit: 12 s
                """);

        Ended ended = dyno.type("run", "tools.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(5);
        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("has not ended within 6 s")
                .contains("the output of benchmark-model has no line of");
    }

    @Test
    void powerIsMeteredAroundAToolsRunAndItsEnergyIsThatOfTheRun() throws Exception {
        Path busy = folder.resolve("busy");
        tool("""
                touch '%s'; sleep 1.5; rm '%s'
                echo "Inference timings in us: Init: 9250, First inference: 9731, Warmup (avg): 5570.1, Inference (avg): 5100"
                """.formatted(busy, busy));
        // No real meter says the same twice: that would be no new reading.
        Path meter = Files.writeString(folder.resolve("meter.sh"), """
                n=0
                while read -r up rest </proc/uptime; do
                    n=$(((n + 1) %% 5))
                    if [ -e '%s' ]; then watts=5; else watts=1; fi
                    echo "$up,$watts.0$n" || exit
                    sleep 0.1
                done
                """.formatted(busy));
        Files.writeString(folder.resolve("lab.yaml"), """
                schema: dyno/lab/v1
                devices:
                  - { name: this-machine, transport: local, meter: { command: [sh, '%s'] } }
                """.formatted(meter));
        scenario("rounds: 1\nenergy: { idle: 1 s, uncertainty: 100 % }", "energy.per_inference, power.mean");

        Ended ended = dyno.type("run", "tools.yaml", "--lab", "lab.yaml", "-o", "out");

        assertThat(ended.err()).doesNotContain("again");
        JsonNode trial = new JsonMapper()
                .readTree(folder.resolve("out/run.json").toFile())
                .path("trials")
                .path(0);
        String told = trial.toString();
        assertThat(trial.at("/metrics/power.mean/value").asDouble()).as(told).isBetween(1.0, 5.1);
        assertThat(trial.at("/metrics/power.mean/provenance/source").asText()).startsWith("power meter: ");
        assertThat(trial.at("/metrics/energy.per_inference/unavailable").asText())
                .contains("tool's whole run");
        assertThat(trial.at("/facts/energy.of_run").asText()).matches("[0-9.]+ J above idle");
    }

    private void tool(String script) throws IOException {
        Path tool = folder.resolve("benchmark_model");
        Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
        // As a download has it: Dyno gives the permission on the device.
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void scenario(String more) throws IOException {
        scenario(more, "cold_start.model_load, memory.peak_rss");
    }

    private void scenario(String more, String metrics) throws IOException {
        Files.writeString(folder.resolve("tools.yaml"), """
                schema: dyno/scenario/v1
                name: tools
                baseline: small
                candidates:
                  small: { model: a.tflite, runtime: benchmark-model, tool: ./benchmark_model }
                  large: { model: b.tflite, runtime: benchmark-model, tool: ./benchmark_model }
                metrics: [latency.p50, latency.mean, %s]
                gate: { limits: { latency.p50: 5 %% } }
                %s
                """.formatted(metrics, more));
    }
}
