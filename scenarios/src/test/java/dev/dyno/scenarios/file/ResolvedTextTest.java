package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolvedTextTest {

    @ParameterizedTest
    @MethodSource("dev.dyno.scenarios.file.ScenarioLibraryTest#names")
    void everyShippedScenarioLoadsAgainFromItsResolvedText(String name) {
        Scenario scenario = Fixtures.parse(ScenarioLibrary.text(name).orElseThrow());

        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
    }

    @Test
    void itSaysEveryDefault() {
        assertThat(Fixtures.parse(Fixtures.LEAST).resolved()).isEqualTo("""
                # The scenario as it was run: with every default, path and variable filled in.
                schema: dyno/scenario/v1
                name: least
                baseline: fp32
                candidates:
                  fp32:
                    model: "demo:mobilenet-v2-fp32.onnx"
                    runtime: onnxruntime
                    provider: cpu
                    threads: 1
                  int8:
                    model: "demo:mobilenet-v2-int8.onnx"
                    runtime: onnxruntime
                    provider: cpu
                    threads: 1
                inputs:
                  random:
                    seed: 1
                warm-up:
                  min-iterations: 30
                  min-duration: 250 ms
                  max-duration: 8 s
                  tolerance: 4 %
                  agreeing-iterations: 40
                load:
                  single-stream:
                    iterations: 100
                    min-duration: 1 s
                    max-duration: 10 s
                rounds: 8
                trial-time-limit: 60 s
                telemetry:
                  interval: 100 ms
                conditions:
                  wait: 15 min
                metrics:
                  - latency.p50
                  - latency.p90
                  - throughput
                  - cold_start.total
                  - memory.peak_rss
                  - model.size
                gate:
                  confidence: 95 %
                  on-inconclusive: block
                """);
    }
}
