package dev.dyno.benchmarks.schedule;

import dev.dyno.harness.android.AndroidAgent;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.JavaDeployment;
import dev.dyno.harness.device.JavaImage;
import dev.dyno.harness.device.WebAgent;
import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.harness.run.RunRequest;
import dev.dyno.harness.run.RunTools;
import dev.dyno.harness.run.Runner;
import dev.dyno.harness.run.StopSignal;
import dev.dyno.harness.simulated.SimulatedLab;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code ./bench lab}: a run on a thousand simulated devices. All of the harness is real, from planning to the journal on the disk
 * and the record of the run; only the far ends are made up, and take a known time for each trial.
 */
public final class ScheduleBench {
    private static final int DEVICES = 1000;
    private static final int ROUNDS = 5;
    private static final String SCENARIO = """
            schema: dyno/scenario/v1
            name: schedule
            baseline: a
            candidates:
              a: { model: any.onnx }
              b: { model: any.onnx }
            rounds: %d
            metrics: [latency.p50]
            gate: { limits: { latency.p50: 2 %% } }
            """;

    private final Path home;
    private final PrintStream out;
    private final TrialTimes times = new TrialTimes(4.0, 8.0);

    private ScheduleBench(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Takes the figures.
     *
     * @param arguments a folder for temporary files
     * @throws IOException if a file cannot be read or written
     */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] arguments) throws IOException {
        new ScheduleBench(Path.of(arguments[0]).resolve("schedule"), System.out).take();
    }

    private void take() throws IOException {
        out.printf(
                Locale.ROOT,
                "%nA run on %d simulated devices, %d trials of 4 to 8 s on each%n  ./bench lab%n",
                DEVICES,
                2 * ROUNDS);
        Files.createDirectories(home.resolve("agent"));
        Files.writeString(home.resolve("any.onnx"), "no model");
        Files.writeString(home.resolve("agent/fake.jar"), "no jar");
        Stopwatch watch = new Stopwatch();
        Runner runner = new Runner(tools(), watch, new StopSignal());
        RunRecord run = runner.run(new RunRequest(scenario(), home.resolve("out"), 1, List.of("bench")), lab());
        double whole = watch.seconds();
        require(run);
        double best = times.longestDevice();
        out.printf(Locale.ROOT, "  best possible time, that of the slowest device   %8.2f s%n", best);
        out.printf(
                Locale.ROOT,
                "  time taken, from the plan to the last trial      %8.2f s   %.4f of the best   target at most 1.05%n",
                watch.measuring(),
                watch.measuring() / best);
        out.printf(Locale.ROOT, "  whole run, devices opened and record written     %8.2f s%n", whole);
        out.printf(
                Locale.ROOT,
                "  peak memory                                      %8d MB in all, %d MB of it heap   target 512 MB%n",
                peakOfProcess(),
                peakOfHeap());
        out.printf(
                Locale.ROOT,
                "  processor time                                   %8.2f ms per trial%n",
                1e3 * processorSeconds() / (DEVICES * ROUNDS * 2));
    }

    private static void require(RunRecord run) {
        long valid = run.trials().stream().filter(TrialRecord::valid).count();
        if (valid != DEVICES * ROUNDS * 2L || !run.missing().isEmpty()) {
            throw new IllegalStateException(
                    "only " + valid + " trials are valid, and " + run.missing() + " are missing");
        }
    }

    private Scenario scenario() {
        ScenarioContext context = new ScenarioContext(Map.of(), DemoModels.in(home.resolve("models")));
        return ScenarioFiles.parse("schedule.yaml", SCENARIO.formatted(ROUNDS), home, context);
    }

    private static Lab lab() {
        return new Lab(IntStream.range(0, DEVICES)
                .mapToObj(i -> new Lab.Entry("device-" + i, "simulated", Map.of()))
                .toList());
    }

    private RunTools tools() {
        return new RunTools(
                new SimulatedLab(times),
                new AgentArtifact(home.resolve("agent"), "Main", List.of(), List.of("fake.jar"), Map.of(), List.of()),
                new AndroidAgent(home.resolve("agent-android")),
                new WebAgent(home.resolve("agent-web")),
                new JavaDeployment("java", new JavaImage(Path.of("/nowhere"), home.resolve("java"), Map.of())),
                "bench",
                Clock.systemUTC(),
                System::nanoTime,
                new NoiseFolder(home.resolve("noise")));
    }

    private static long peakOfHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1_000_000;
    }

    /** The high-water mark of resident memory, as Linux keeps it. */
    private static long peakOfProcess() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                * 1024
                / 1_000_000;
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() * 1e-9)
                .orElse(Double.NaN);
    }
}
