package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfComparisonTest {
    private static final String SCENARIO = Fixtures.LEAST.replace(
                    "model: demo:mobilenet-v2-fp32.onnx", "{ model: demo:mobilenet-v2-fp32.onnx, threads: 2 }")
            + """
            metrics: [latency.p90, model.size, throughput]
            load: { single-stream: { iterations: 77 } }
            devices: os:linux
            gate: { limits: { latency.p50: 2 %, model.size: 0 % }, confidence: 99 % }
            """;

    @Test
    void theBaselineMeetsItselfUnderTheSameLoad() {
        Scenario scenario = Fixtures.parse(SCENARIO);

        Scenario self = SelfComparison.of(scenario, 12, Fixtures.context(Map.of()));

        assertThat(self.name()).isEqualTo("noise-least");
        assertThat(self.candidates()).extracting(Candidate::name).containsExactly("fp32", "fp32-copy");
        assertThat(self.candidates().get(0)).isEqualTo(scenario.candidates().get(0));
        assertThat(self.candidates().get(1))
                .usingRecursiveComparison()
                .ignoringFields("name")
                .isEqualTo(scenario.candidates().get(0));
        assertThat(self.load()).isEqualTo(scenario.load());
        assertThat(self.warmUp()).isEqualTo(scenario.warmUp());
        assertThat(self.inputs()).isEqualTo(scenario.inputs());
        assertThat(self.devices()).isEqualTo(scenario.devices());
        assertThat(self.rounds()).isEqualTo(Rounds.fixed(12));
        assertThat(self.metrics()).extracting(Metric::name).containsExactly("latency.p90", "throughput", "latency.p50");
        assertThat(self.gate().limits()).isEmpty();
        assertThat(self.gate().confidence()).isEqualTo(0.99);
    }

    @Test
    void itsResolvedTextIsAScenarioOfItsOwn() {
        Scenario self = SelfComparison.of(Fixtures.parse(SCENARIO), 12, Fixtures.context(Map.of()));

        assertThat(Fixtures.parse(self.resolved())).isEqualTo(self);
        assertThat(SchemaCheck.scenario(self.resolved())).isEmpty();
    }

    @Test
    void devicesOfTheCommandLineStay() {
        Scenario scenario = Fixtures.parse(SCENARIO).withDevices(new DeviceSelector("phone"));

        assertThat(SelfComparison.of(scenario, 12, Fixtures.context(Map.of())).devices())
                .isEqualTo(new DeviceSelector("phone"));
    }

    @Test
    void secretsStayVariables() {
        Map<String, String> env = Map.of("API_TOKEN", "hidden-word");
        Scenario scenario = Fixtures.parse(SCENARIO + "description: ${API_TOKEN}\n", env);

        Scenario self = SelfComparison.of(scenario, 12, Fixtures.context(env));

        assertThat(self.description()).isEqualTo("hidden-word");
        assertThat(self.resolved()).contains("${API_TOKEN").doesNotContain("hidden-word");
    }

    @ParameterizedTest
    @CsvSource({"a, a-copy", "a-copy, a-copy-again"})
    void theCopyHasAnotherName(String baseline, String copy) {
        assertThat(SelfComparison.copyOf(baseline)).isEqualTo(copy);
        String longest = "x".repeat(55) + "-copy";
        assertThat(SelfComparison.copyOf(longest)).hasSize(60).isNotEqualTo(longest);
    }
}
