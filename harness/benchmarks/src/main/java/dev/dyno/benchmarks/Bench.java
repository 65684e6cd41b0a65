package dev.dyno.benchmarks;

import dev.dyno.protocol.TrialSpec;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code ./bench start|agent|observer|probing|energy-real|overhead|report|judge|jmh|transport|phones|web}: figures of whole processes. JMH has a main class of its own. */
public final class Bench {
    private static final File NOWHERE = new File("/dev/null");
    private static final int STARTS = 21;
    /** An undecided verdict is as good as any here: only the time counts. */
    private static final int INCONCLUSIVE = 3;

    private static final int PAIRS = 12;
    private static final long TELEMETRY_NANOS = 100_000_000L;

    private final Path root;
    private final Path temporary;
    private final Figures figures;

    private Bench(Path root, Path temporary, Figures figures) {
        this.root = root;
        this.temporary = temporary;
        this.figures = figures;
    }

    /**
     * Takes one group of figures.
     *
     * @param arguments the group, the folder of the sources, a folder for temporary files
     * @throws IOException if a file cannot be read or written
     */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] arguments) throws IOException {
        Bench bench = new Bench(Path.of(arguments[1]), Path.of(arguments[2]), new Figures(System.out));
        switch (arguments[0]) {
            case "start" -> bench.start();
            case "agent" -> bench.agent();
            case "observer" -> bench.observer();
            case "probing" -> new ProbingFigures(bench.models(), bench.process(), bench.figures).take();
            case "web" -> new WebFigures(bench.root, bench.temporary, bench.models(), bench.figures).take();
            case "energy-real" -> new EnergyFigures(bench.root, bench.temporary, bench.figures).take();
            case "overhead" -> bench.overhead();
            case "judge" -> new JudgeFigures(bench.root, bench.temporary, bench.figures).take(comparisons());
            case "jmh" -> new JmhFigures(bench.root, bench.temporary, bench.figures).take();
            case "report" -> new ReportFigures(bench.root, bench.temporary, bench.figures).take();
            case "transport" -> {
                Path parts = bench.root.resolve("harness/target/virtual");
                new TransportFigures(parts, bench.temporary, bench.figures).take();
                System.exit(0); // ddmlib's threads would keep it going
            }
            case "phones" -> new PhonesFigures(bench.root, bench.temporary, bench.figures).take();
            default -> throw new IllegalArgumentException("no figures named " + arguments[0]);
        }
    }

    /** Ten thousand, unless the environment asks for a smaller or larger file. */
    private static int comparisons() {
        return Integer.parseInt(System.getenv().getOrDefault("DYNO_BENCH_COMPARISONS", "10000"));
    }

    private void start() {
        figures.heading("./bench start", "Start of short commands, warm");
        figures.median("./dyno --help", starts("--help"), "target 0.30 s");
        figures.median(
                "./dyno validate scenarios/library/demo.yaml",
                starts("validate", "scenarios/library/demo.yaml"),
                "target 0.45 s");
    }

    private double[] starts(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("dyno").toString()));
        command.addAll(List.of(arguments));
        Timed.seconds(command, Map.of(), root, NOWHERE);
        return IntStream.range(0, STARTS)
                .mapToDouble(i -> Timed.seconds(command, Map.of(), root, NOWHERE))
                .toArray();
    }

    private void agent() throws IOException {
        figures.heading("./bench agent", "Agent: process start to the end of the first inference, natives unpacked");
        Models models = models();
        for (String runtime : List.of("onnxruntime", "tflite")) {
            TrialSpec spec = models.trial(Models.MOBILENET, runtime, 0, 1, 0);
            double[] cold = new double[STARTS];
            double[] wall = new double[STARTS];
            process().agent(spec);
            for (int i = 0; i < STARTS; i++) {
                AgentProcess.Trial trial = process().agent(spec);
                cold[i] = trial.coldStartSeconds();
                wall[i] = trial.wallSeconds();
            }
            figures.median(runtime + " int8, to the first inference", cold, "target 0.35 s");
            figures.median(runtime + " int8, whole process", wall, "");
        }
    }

    private void observer() throws IOException {
        figures.heading("./bench observer", "Observer effect: p50 by the agent over p50 by a bare loop, interleaved");
        Models models = models();
        for (String runtime : List.of("onnxruntime", "tflite")) {
            observe(models, Models.MOBILENET, runtime, 200, 600);
            observe(models, Models.SMALL, runtime, 5_000, 20_000);
        }
    }

    private void observe(Models models, String model, String runtime, int warmUps, int iterations) throws IOException {
        TrialSpec on = models.trial(model, runtime, warmUps, iterations, TELEMETRY_NANOS);
        TrialSpec off = models.trial(model, runtime, warmUps, iterations, 0);
        boolean withoutJava = runtime.equals("tflite") && Files.isExecutable(loopWithoutJava());
        double[][] p50 = new double[withoutJava ? 4 : 3][PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            for (int turn = 0; turn < p50.length; turn++) {
                int which = (turn + i) % p50.length;
                p50[which][i] = switch (which) {
                    case 0 -> process().agent(on).p50Seconds();
                    case 1 -> process().agent(off).p50Seconds();
                    case 2 -> process().bare(on, warmUps, iterations);
                    default -> process().nativeLoop(loopWithoutJava(), on, warmUps, iterations);
                };
            }
        }
        figures.median(runtime + " " + model + ", bare", p50[2], "");
        figures.ratio("agent / bare", p50[0], p50[2], "target 0.99 to 1.01");
        if (withoutJava) {
            figures.ratio("agent / loop without Java", p50[0], p50[3], "target 0.99 to 1.01");
        }
        figures.ratio("telemetry on / off", p50[0], p50[1], "target at most 1.005");
    }

    /** Compiled by the script where there is a C compiler. */
    private Path loopWithoutJava() {
        return root.resolve("harness/benchmarks/target/bare_loop");
    }

    private void overhead() throws IOException {
        figures.heading("./bench overhead", "Harness time per local trial beyond the agent's own");
        Path scenario = root.resolve("harness/benchmarks/overhead.yaml");
        Path run = temporary.resolve("run");
        File log = temporary.resolve("log").toFile();
        List<String> command =
                List.of(root.resolve("dyno").toString(), "run", scenario.toString(), "-o", run.toString());
        Timed.seconds(command, Map.of(), root, log, Set.of(0, INCONCLUSIVE));
        try (RunFolder folder = RunFolder.open(run)) {
            RunRecord record = folder.read();
            double all = Duration.between(record.startedAt(), Objects.requireNonNull(record.finishedAt()))
                            .toNanos()
                    / 1e9;
            double agents =
                    record.trials().stream().mapToDouble(Bench::agentSeconds).sum();
            double each = (all - agents) / record.trials().size();
            figures.median("run time minus the agents' own, per trial", new double[] {each}, "target 0.30 s");
        }
    }

    /** A trial's time by its agent: the start of its process, and all from its first instruction to its last. */
    private static double agentSeconds(TrialRecord trial) {
        return trial.metrics().get(Metrics.COLD_START_PROCESS.name()) instanceof MetricValue.Measured start
                ? start.value() + Double.parseDouble(trial.facts().getOrDefault("agent.seconds", "NaN"))
                : Double.NaN;
    }

    private Models models() throws IOException {
        return Models.in(Files.createDirectories(root.resolve("harness/benchmarks/target/models")));
    }

    private AgentProcess process() {
        return new AgentProcess(
                root.resolve("harness/target/dyno/agent"),
                root.resolve("device-agents/agent-jvm/target/fixtures/dyno-bench.jar"),
                temporary);
    }
}
