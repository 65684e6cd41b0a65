package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.DeviceJava;
import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialSpecsTest {
    private static final Candidate FP32 =
            new Candidate("fp32", "m", Path.of("m.onnx"), null, "onnxruntime", "cpu", 1, Map.of());
    private static final Candidate INT8 =
            new Candidate("int8", "n", Path.of("n.tflite"), null, "tflite", "xnnpack", 3, Map.of("key", "value"));
    private static final DeviceJava JAVA = new DeviceJava.Program("/j/bin/java");
    private static final DevicePath INPUT = new DevicePath("/w/in.npy");
    private static final DeployedFiles FILES = new DeployedFiles(
            Map.of(
                    "fp32", new DevicePath("/w/m.onnx"),
                    "int8", new DevicePath("/w/n.tflite"),
                    "bench", new DevicePath("/w/n.tflite")),
            Map.of("bench", new DevicePath("/w/benchmark_model")),
            List.of(INPUT),
            new DevicePath("/w/x.npy"),
            new DevicePath("/w/y.npy"));

    @Test
    void every_wish_of_the_scenario_reaches_the_agent() {
        Scenario scenario = scenario(new Inputs.Files(List.of(Path.of("in.npy"))), Duration.ofSeconds(60));

        assertThat(TrialSpecs.of(
                        "r001", 1, scenario, INT8, FILES, () -> JAVA, DeviceEnergy.Asked.nothing(scenario.load())))
                .isEqualTo(new TrialSpec(
                        TrialSpec.PROTOCOL,
                        "r001",
                        "/w/n.tflite",
                        "tflite",
                        "xnnpack",
                        3,
                        Map.of("key", "value"),
                        new TrialSpec.Inputs.Files(List.of("/w/in.npy")),
                        new TrialSpec.Accuracy("/w/x.npy", "/w/y.npy"),
                        new TrialSpec.WarmUp(5, 6_000_000, 7_000_000_000L, 0.08, 9),
                        new Load.SingleStream(11, 12_000_000_000L, 13_000_000_000L),
                        14_000_000,
                        true));
    }

    @Test
    void random_inputs_keep_their_seed_and_without_labels_there_is_no_accuracy() {
        DeployedFiles bare = new DeployedFiles(FILES.models(), Map.of(), List.of(), null, null);

        Scenario random = scenario(new Inputs.Random(77), Duration.ofSeconds(60));
        TrialSpec spec =
                TrialSpecs.of("r001", 1, random, FP32, bare, () -> JAVA, DeviceEnergy.Asked.nothing(random.load()));

        assertThat(spec.inputs()).isEqualTo(new TrialSpec.Inputs.Random(77));
        assertThat(spec.accuracy()).isNull();
    }

    @Test
    void a_tool_is_told_the_whole_trial_in_one_command() {
        Candidate bench = new Candidate(
                "bench",
                "n",
                Path.of("n.tflite"),
                null,
                "benchmark-model",
                "own",
                2,
                Map.of(),
                new Candidate.Program("benchmark_model", Path.of("benchmark_model"), List.of("--num_runs=50")));
        Scenario scenario = scenario(new Inputs.Random(77), Duration.ofSeconds(60));

        TrialSpec spec = TrialSpecs.of(
                "r001", 1, scenario, bench, FILES, () -> JAVA, DeviceEnergy.Asked.nothing(scenario.load()));

        assertThat(spec.load())
                .isEqualTo(new Load.Program(
                        List.of("/w/benchmark_model", "--graph=/w/n.tflite", "--num_threads=2", "--num_runs=50"),
                        50_000_000_000L));
        assertThat(spec.keepOutputs()).isFalse();
        assertThat(spec.accuracy()).isNull();
    }

    @Test
    void a_candidate_whose_model_was_not_deployed_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> FILES.model("fp16"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fp16");
    }

    @Test
    void the_expected_device_time_is_that_of_every_trials_start_warm_up_and_window() {
        // 0.8 s around it, three times 6 ms of warm-up, 12 s of window; two candidates, four rounds.
        DeviceTime time = DeviceTime.of(scenario(new Inputs.Random(1), Duration.ofSeconds(60)));

        assertThat(time.expected()).isEqualTo(Duration.ofMillis(8 * (800 + 18 + 12_000)));
        assertThat(time.worst()).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void nobody_expects_more_than_the_limit() {
        DeviceTime time = DeviceTime.of(scenario(new Inputs.Random(1), Duration.ofSeconds(2)));

        assertThat(time.expected()).isEqualTo(time.worst()).isEqualTo(Duration.ofSeconds(16));
    }

    private static Scenario scenario(Inputs inputs, Duration limit) {
        return new Scenario(
                "quick",
                "",
                List.of(FP32, INT8),
                "fp32",
                inputs,
                null,
                new WarmUp(5, Duration.ofMillis(6), Duration.ofSeconds(7), 0.08, 9),
                new LoadPattern.SingleStream(11, Duration.ofSeconds(12), Duration.ofSeconds(13)),
                Rounds.fixed(4),
                limit,
                Duration.ofMillis(14),
                ConditionRules.DEFAULT,
                EnergyRules.DEFAULT,
                List.of(),
                Gate.NONE,
                DeviceSelector.ALL,
                "");
    }
}
