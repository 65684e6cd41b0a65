package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.android.AndroidAgent;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.device.JavaDeployment;
import dev.dyno.harness.device.JavaImage;
import dev.dyno.harness.device.WebAgent;
import dev.dyno.harness.lab.PlainAccess;
import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.harness.processes.Processes;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import dev.dyno.scenarios.file.Runtimes;
import dev.dyno.scenarios.file.Runtimes.KnownRuntime;
import dev.dyno.scenarios.file.Runtimes.Option;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place to run scenarios at: this machine as the device, the agent as the build made it, real runtimes and models, and
 * one runtime more, {@code faulty}, that goes wrong on request.
 */
final class Bench {
    private static final Runtimes RUNTIMES = new Runtimes(List.of(
            Runtimes.SHIPPED.all().get(0),
            Runtimes.SHIPPED.all().get(1),
            new KnownRuntime(
                    "faulty",
                    ".faulty",
                    List.of("cpu"),
                    List.of(
                            Option.of("fault", "none", "crash", "exit", "hang", "flood", "nan", "slow", "throw"),
                            Option.of("at", "load", "inference")))));

    private final Path home;

    Bench(Path home) {
        this.home = home;
        write("any.faulty", "any file is a model of this runtime");
    }

    /** Writes a file that scenarios can name. */
    Path write(String name, String text) {
        try {
            return Files.writeString(home.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scenario with its head, a small load and no warm-up filled in. */
    Scenario scenario(String candidates, String rest) {
        String text = """
                schema: dyno/scenario/v1
                name: quick
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 25, min-duration: 10 ms, max-duration: 2 s } }
                """ + candidates + rest;
        return ScenarioFiles.parse("quick.yaml", text, home, new ScenarioContext(Map.of(), models(), RUNTIMES));
    }

    /** The demo models that the tests share, built on first use. */
    static DemoModels models() {
        Path cache = Path.of("target", "demo-cache").toAbsolutePath();
        return DemoModels.ensure(cache, line -> {}, Set.of(Family.MOBILENET));
    }

    /** Runs a scenario into a new folder below the home. */
    RunRecord run(Scenario scenario, String folder, Witness witness, StopSignal stop) {
        RunRequest request = new RunRequest(scenario, home.resolve(folder), 1, List.of("dyno", "run"));
        return new Runner(tools(), witness, stop).run(request, Lab.THIS_MACHINE);
    }

    /** Runs a scenario into the folder {@code out}. */
    RunRecord run(Scenario scenario) {
        return run(scenario, "out", new Witness(), new StopSignal());
    }

    /** Goes on with the run in a folder below the home. */
    RunRecord resume(String folder, Scenario scenario, Witness witness) {
        try (RunFolder opened = RunFolder.open(home.resolve(folder))) {
            return new Runner(tools(), witness, new StopSignal()).resume(opened, scenario, Lab.THIS_MACHINE);
        }
    }

    /** Asserts that no process and no trial's folder is left of the runs here. */
    void assertNothingLeft() {
        assertThat(Processes.of(home)).as("processes left behind").isEmpty();
        assertThat(home.resolve(".cache/dyno/device/trials"))
                .satisfiesAnyOf(
                        trials -> assertThat(trials).doesNotExist(),
                        trials -> assertThat(trials).isEmptyDirectory());
    }

    /** The trials of a candidate, in order. */
    static List<TrialRecord> trials(RunRecord run, String candidate) {
        return run.trials().stream()
                .filter(trial -> trial.candidate().equals(candidate))
                .toList();
    }

    /** Where the noise of devices is kept. */
    NoiseFolder noise() {
        return new NoiseFolder(home.resolve("noise"));
    }

    private RunTools tools() {
        Path agents = Path.of("..", "device-agents", "agent-jvm", "target")
                .toAbsolutePath()
                .normalize();
        return new RunTools(
                new PlainAccess(
                        Map.of("local", new LocalTransport(Map.of("HOME", home.toString()))), new DeviceProfiler()),
                AgentArtifact.load(agents.resolve("agent"))
                        .with(List.of(agents.resolve("fixtures/dyno-faulty-engine.jar"))),
                new AndroidAgent(home.resolve("agent-android")),
                new WebAgent(home.resolve("agent-web")),
                new JavaDeployment(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        JavaImage.of(Path.of(System.getProperty("java.home")), home.resolve("java"))),
                "test",
                Clock.systemUTC(),
                System::nanoTime,
                noise());
    }
}
