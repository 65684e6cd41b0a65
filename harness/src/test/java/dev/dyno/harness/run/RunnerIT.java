package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerIT {
    @Test
    void runs_a_scenario_on_this_machine(@TempDir Path temp) {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        String text = """
                schema: dyno/scenario/v1
                name: quick
                baseline: fp32
                candidates:
                  fp32: { model: 'demo:mobilenet-v2-fp32.onnx', runtime: onnxruntime, provider: cpu }
                  int8: { model: 'demo:mobilenet-v2-int8.onnx', runtime: onnxruntime, provider: cpu }
                load: { single-stream: { iterations: 20, min-duration: 100 ms, max-duration: 2 s } }
                rounds: 2
                """;
        Scenario scenario = ScenarioFiles.parse("quick.yaml", text, temp, new ScenarioContext(Map.of(), models));
        RunTools tools = new RunTools(
                Map.of("local", new LocalTransport(Map.of("HOME", temp.toString()))),
                AgentArtifact.load(Path.of("..", "device-agents", "agent-jvm", "target", "agent")
                        .toAbsolutePath()
                        .normalize()),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "test",
                Clock.systemUTC(),
                System::nanoTime);

        RunRecord run = new Runner(tools, new Quiet(), new StopSignal())
                .run(new RunRequest(scenario, temp.resolve("out"), 1, List.of("test")), Lab.THIS_MACHINE);

        System.out.println(run);
        assertThat(run.trials()).hasSize(4).allMatch(TrialRecord::valid);
    }

    private static final class Quiet implements RunListener {
        @Override
        public void planned(Plan plan, int finished) {}

        @Override
        public void deployed(String device, String what, long bytes) {}

        @Override
        public void started(PlannedTrial trial) {}

        @Override
        public void progressed(PlannedTrial trial, String phase, long iterations) {}

        @Override
        public void finished(TrialRecord trial) {}

        @Override
        public void noticed(Issue issue) {}
    }
}
