package dev.dyno.benchmarks;

import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.file.TwinFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code ./bench energy --real}: energy per inference as a run finds it on a virtual phone over a real {@code adbd}, with an agent
 * that computes, against what its twin really used, which lies aside.
 */
final class EnergyFigures {
    private static final String TWIN = "phone";
    private static final double REST = 5;
    private static final int ROUNDS = 2;
    /** An undecided verdict, or one against a candidate, is as good as any: only the energy counts. */
    private static final Set<Integer> GOOD = Set.of(0, 1, 3);

    private final Path root;
    private final Path temporary;
    private final Figures figures;
    private final Map<String, String> environment;

    EnergyFigures(Path root, Path temporary, Figures figures) throws IOException {
        this.root = root;
        this.temporary = temporary;
        this.figures = figures;
        this.environment = Map.of(
                "HOME",
                Files.createDirectories(temporary.resolve("home")).toString(),
                "XDG_STATE_HOME",
                temporary.resolve("state").toString(),
                "XDG_CACHE_HOME",
                root.resolve("harness/benchmarks/target/cache").toString(),
                "ANDROID_ADB_SERVER_PORT",
                Integer.toString(LoopbackPort.free()),
                "DYNO_NO_BUILD",
                "1");
    }

    void take() throws IOException {
        figures.heading(
                "./bench energy --real",
                "Energy per inference of a run on a virtual phone, against what its twin used");
        List<String> missing = VirtualParts.missingTools();
        if (!missing.isEmpty()) {
            figures.note("skipped: virtual devices need " + String.join(", ", missing));
            return;
        }
        Models models = Models.in(Files.createDirectories(root.resolve("harness/benchmarks/target/models")));
        Path model = models.demo().find(Models.MOBILENET + ".onnx").orElseThrow();
        Path scenario = Files.writeString(
                temporary.resolve("energy.yaml"), String.format(Locale.ROOT, """
            schema: dyno/scenario/v1
            name: energy-real
            baseline: plain
            candidates:
              plain: { model: '%1$s' }
              busier: { model: '%1$s', options: { added-work: 60 %% } }
            warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 2 s }
            load: { single-stream: { iterations: 10, min-duration: 10 s, max-duration: 30 s } }
            metrics: [energy.per_inference]
            energy: { idle: %2$.0f s, uncertainty: 20 %%, max-window: 10 s }
            rounds: %3$d
            """, model, REST, ROUNDS));
        dyno(Set.of(0), "lab", "up", "--phones", "1", "--boards", "0", "--twin", TWIN);
        try {
            Path lab = temporary.resolve("state/dyno/virtual-lab");
            Path run = temporary.resolve("energy-run");
            dyno(
                    GOOD,
                    "run",
                    scenario.toString(),
                    "--lab",
                    lab.resolve("lab.yaml").toString(),
                    "-d",
                    "phone-1",
                    "-o",
                    run.toString());
            compare(
                    run,
                    TwinTruth.read(
                            lab.resolve("phone-1/truth.csv"),
                            TwinFiles.shipped(TWIN).cores()));
        } finally {
            dyno(Set.of(0), "lab", "down");
            Timed.seconds(
                    List.of("adb", "-P", environment.getOrDefault("ANDROID_ADB_SERVER_PORT", ""), "kill-server"),
                    environment,
                    temporary,
                    log(),
                    Set.of(0, 1));
        }
    }

    /** One trial's energy per inference, in J. */
    private record Outcome(String trial, double measured, double uncertainty, double truth) {
        double error() {
            return Math.abs(measured / truth - 1);
        }

        boolean covered() {
            return Math.abs(measured - truth) <= uncertainty;
        }
    }

    private void compare(Path run, TwinTruth truth) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try (RunFolder opened = RunFolder.open(run)) {
            for (TrialRecord trial : opened.read().trials()) {
                if (trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name()) instanceof Measured measured) {
                    outcomes.add(outcome(run, trial, measured, truth));
                } else {
                    figures.note(trial.id() + ": " + trial.metrics().get(Metrics.ENERGY_PER_INFERENCE.name()));
                }
            }
        }
        outcomes.forEach(one -> figures.note(String.format(
                Locale.ROOT,
                "%-24s %7.3f mJ +- %.2f %%   truth %7.3f mJ   off by %.2f %%   %s",
                one.trial,
                1e3 * one.measured,
                100 * one.uncertainty / one.measured,
                1e3 * one.truth,
                100 * one.error(),
                one.covered() ? "covered" : "not covered")));
        summary(outcomes);
    }

    private void summary(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            figures.note("NOT MET: nothing was measured");
            return;
        }
        double[] errors = outcomes.stream().mapToDouble(Outcome::error).sorted().toArray();
        double median = errors[errors.length / 2];
        double worst = errors[errors.length - 1];
        figures.note(String.format(
                Locale.ROOT,
                "%s: off by %.2f %% (median, target at most 2 %%), %.2f %% (worst, target at most 5 %%); %d of %d intervals have the truth in them",
                median <= 0.02 && worst <= 0.05 ? "met" : "NOT MET",
                100 * median,
                100 * worst,
                outcomes.stream().filter(Outcome::covered).count(),
                outcomes.size()));
    }

    private static Outcome outcome(Path run, TrialRecord trial, Measured measured, TwinTruth truth) throws IOException {
        List<long[]> samples = measuredSamples(run.resolve(trial.files().get("samples")));
        long[] last = samples.get(samples.size() - 1);
        Instant zero = Instant.parse(Objects.requireNonNull(trial.facts().get("energy.clock_zero")));
        double net = truth.net(zero.toEpochMilli() / 1e3, samples.get(0)[0] / 1e9, (last[0] + last[1]) / 1e9, REST);
        return new Outcome(trial.id(), measured.value(), measured.uncertainty(), net / samples.size());
    }

    /** Start after the agent's and duration of each measured inference, in ns. */
    private static List<long[]> measuredSamples(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(","))
                .filter(values -> values[0].equals("measure"))
                .map(values -> new long[] {Long.parseLong(values[2]), Long.parseLong(values[3])})
                .toList();
    }

    private void dyno(Set<Integer> good, String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("dyno").toString()));
        command.addAll(List.of(arguments));
        Timed.seconds(command, environment, temporary, log(), good);
    }

    private File log() {
        return temporary.resolve("log").toFile();
    }
}
