package dev.dyno.harness.run;

import dev.dyno.harness.android.AndroidAgent;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.JavaDeployment;
import dev.dyno.harness.device.JavaImage;
import dev.dyno.harness.device.WebAgent;
import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.harness.simulated.Behaviour;
import dev.dyno.harness.simulated.SimulatedLab;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Runs on simulated devices: everything of the harness is real but the far ends. */
final class SimulatedRuns implements Behaviour {
    private final Path home;
    private final SimulatedLab lab = new SimulatedLab(this);
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, String> builds = new ConcurrentHashMap<>();
    private BiConsumer<String, String> onAsked = (device, what) -> {};
    private Duration trial = Duration.ofMillis(5);
    private String conditions = "";
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    SimulatedRuns(Path home) {
        this.home = home;
        write("any.onnx");
        write("agent/fake.jar");
    }

    /** Does this whenever a device is asked something: its name, and what as {@link Behaviour#asked} has it. */
    SimulatedRuns whenAsked(BiConsumer<String, String> action) {
        onAsked = action;
        return this;
    }

    SimulatedRuns trialsTake(Duration time) {
        trial = time;
        return this;
    }

    /** What every device says of itself, by file or command line. */
    SimulatedRuns saying(String source, String text) {
        texts.put(source, text);
        return this;
    }

    /** The keys of the scenario's section, such as {@code throttle: refuse}. */
    SimulatedRuns conditions(String keys) {
        conditions = keys;
        return this;
    }

    @Override
    public Map<String, String> texts(String device) {
        return texts;
    }

    /** From now on a device says that it has another build. */
    void update(String device) {
        builds.put(device, "simulated 2");
    }

    SimulatedLab lab() {
        return lab;
    }

    /** How often a device was asked something. */
    int times(String device, String what) {
        return asked.getOrDefault(device + " " + what, 0);
    }

    RunRecord run(StopSignal stop, Witness witness, String... devices) {
        RunRequest request = new RunRequest(scenario(), home.resolve("out"), 1, List.of("dyno", "run"));
        return new Runner(tools(), witness, stop).run(request, labOf(devices));
    }

    RunRecord run(String... devices) {
        return run(new StopSignal(), new Witness(), devices);
    }

    RunRecord resume(Witness witness, String... devices) {
        try (RunFolder folder = RunFolder.open(home.resolve("out"))) {
            return new Runner(tools(), witness, new StopSignal()).resume(folder, scenario(), labOf(devices));
        }
    }

    RunRecord onDisk() {
        try (RunFolder folder = RunFolder.open(home.resolve("out"))) {
            return folder.read();
        }
    }

    Scenario scenario() {
        String text = """
                schema: dyno/scenario/v1
                name: quick
                baseline: a
                candidates:
                  a: { model: any.onnx }
                  b: { model: any.onnx }
                rounds: 3
                metrics: [latency.p50, model.size]
                gate: { budgets: { model.size: 1 MiB } }
                conditions: { %s }
                """.formatted(conditions);
        ScenarioContext context = new ScenarioContext(Map.of(), DemoModels.in(home.resolve("models")));
        return ScenarioFiles.parse("quick.yaml", text, home, context);
    }

    static List<TrialRecord> trialsOn(RunRecord run, String device) {
        return run.trials().stream()
                .filter(trial -> trial.device().equals(device))
                .toList();
    }

    static TransientDeviceException lost(String device) {
        return new TransientDeviceException(Details.of(device, "the link was cut"));
    }

    static DeviceException dead(String device) {
        return new PermanentDeviceException(Details.of(device, "it did not come back"));
    }

    @Override
    public Duration takes(String device, String trialId) {
        return trial;
    }

    @Override
    public void asked(String device, String what) {
        asked.merge(device + " " + what, 1, Integer::sum);
        onAsked.accept(device, what);
    }

    @Override
    public String build(String device) {
        return builds.getOrDefault(device, "simulated 1");
    }

    private static Lab labOf(String... devices) {
        return new Lab(Arrays.stream(devices)
                .map(name -> new Lab.Entry(name, "simulated", Map.of()))
                .toList());
    }

    private RunTools tools() {
        return new RunTools(
                lab,
                new AgentArtifact(home.resolve("agent"), "Main", List.of(), List.of("fake.jar"), Map.of(), List.of()),
                new AndroidAgent(home.resolve("agent-android")),
                new WebAgent(home.resolve("agent-web")),
                new JavaDeployment("java", JavaImage.of(Path.of("/nowhere"), home.resolve("java"))),
                "test",
                Clock.systemUTC(),
                System::nanoTime,
                new NoiseFolder(home.resolve("noise")));
    }

    private void write(String name) {
        try {
            Files.createDirectories(home.resolve(name).getParent());
            Files.writeString(home.resolve(name), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
