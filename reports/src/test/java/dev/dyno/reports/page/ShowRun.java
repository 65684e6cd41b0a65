package dev.dyno.reports.page;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A run like a real one: a baseline and two candidates on two devices, with samples, a failure and a discarded trial. */
public final class ShowRun {
    static final int ROUNDS = 12;

    private static final Map<Metric, Double> TYPICAL = Map.ofEntries(
            Map.entry(Metrics.LATENCY_P50, 5.36e-3),
            Map.entry(Metrics.LATENCY_P90, 6.02e-3),
            Map.entry(Metrics.LATENCY_P99, 8.4e-3),
            Map.entry(Metrics.THROUGHPUT, 181.0),
            Map.entry(Metrics.COLD_START_TOTAL, 0.412),
            Map.entry(Metrics.COLD_START_PROCESS, 0.162),
            Map.entry(Metrics.COLD_START_RUNTIME, 0.094),
            Map.entry(Metrics.COLD_START_MODEL_LOAD, 0.139),
            Map.entry(Metrics.COLD_START_FIRST_INFERENCE, 0.017),
            Map.entry(Metrics.MEMORY_PEAK_RSS, 143e6),
            Map.entry(Metrics.MEMORY_STEADY_PSS, 96e6),
            Map.entry(Metrics.MEMORY_ALLOCATED_PER_INFERENCE, 0.0));

    /** Baseline, faster candidate, and one that is smaller but slow to start. */
    private static final List<Metric> ORDER = List.of(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P90,
            Metrics.LATENCY_P99,
            Metrics.THROUGHPUT,
            Metrics.COLD_START_TOTAL,
            Metrics.COLD_START_PROCESS,
            Metrics.COLD_START_RUNTIME,
            Metrics.COLD_START_MODEL_LOAD,
            Metrics.COLD_START_FIRST_INFERENCE,
            Metrics.MEMORY_PEAK_RSS,
            Metrics.MEMORY_STEADY_PSS,
            Metrics.MEMORY_ALLOCATED_PER_INFERENCE);

    private ShowRun() {}

    public static RunRecord record() {
        MadeUpRun run = new MadeUpRun(ROUNDS)
                .device("build-box")
                .device("pixel8-sim", true)
                .candidate("fp32")
                .candidate("int8")
                .candidate("pruned");
        for (String device : List.of("build-box", "pixel8-sim")) {
            double slower = device.equals("build-box") ? 1 : 2.3;
            ORDER.forEach(metric -> {
                measured(run, device, "fp32", metric, slower, 1);
                measured(run, device, "int8", metric, slower, faster(metric));
                measured(run, device, "pruned", metric, slower, metric.name().startsWith("cold_start") ? 1.21 : 1.003);
            });
            exact(run, device, Metrics.ACCURACY_TOP1, 0.971, 0.969, 0.958);
            exact(run, device, Metrics.MODEL_SIZE, 14.2e6, 3.8e6, 14.2e6);
            run.values(device, "int8", Metrics.PARITY_COSINE, round -> 0.9996);
            run.values(device, "pruned", Metrics.PARITY_COSINE, round -> 0.9871);
            for (String candidate : List.of("fp32", "int8", "pruned")) {
                run.unavailable(device, candidate, Metrics.MEMORY_MODEL_SHARE, "this kernel has no smaps_rollup");
            }
        }
        return run.fail("pixel8-sim", "pruned", 4, "the process ended with exit code 139 (signal 11); see its log")
                .invalidate("build-box", "int8", 7, "another process used 31 % of the processors")
                .record();
    }

    private static double faster(Metric metric) {
        if (metric.equals(Metrics.THROUGHPUT)) {
            return 1.63;
        }
        return metric.name().startsWith("latency") ? 0.61 : metric.name().startsWith("memory") ? 0.83 : 0.96;
    }

    private static void measured(
            MadeUpRun run, String device, String candidate, Metric metric, double slower, double factor) {
        Random random = new Random((device + candidate + metric.name()).hashCode());
        double typical = TYPICAL.getOrDefault(metric, 1.0);
        boolean rate = metric.equals(Metrics.THROUGHPUT);
        double level = typical * (rate ? 1 / slower : slower) * factor;
        run.values(device, candidate, metric, round -> level * (1 + 0.012 * random.nextGaussian()));
    }

    private static void exact(MadeUpRun run, String device, Metric metric, double fp32, double int8, double pruned) {
        run.values(device, "fp32", metric, round -> fp32)
                .values(device, "int8", metric, round -> int8)
                .values(device, "pruned", metric, round -> pruned);
    }

    public static Gate gate() {
        return new Gate(
                List.of(
                        new Gate.Limit(Metrics.LATENCY_P50, 0.02),
                        new Gate.Limit(Metrics.COLD_START_TOTAL, 0.05),
                        new Gate.Limit(Metrics.ACCURACY_TOP1, 0.005)),
                List.of(new Gate.Budget(Metrics.LATENCY_P90, 0.012), new Gate.Budget(Metrics.MEMORY_PEAK_RSS, 200e6)),
                0.95,
                Gate.Policy.BLOCK);
    }

    /** A scenario that fits any run; its gate is the judgement's business. */
    public static Scenario scenario(String description) {
        Candidate any = new Candidate("a", "demo:a", Path.of("a.onnx"), null, "onnxruntime", "cpu", 1, Map.of());
        Candidate other = new Candidate("b", "demo:b", Path.of("b.onnx"), null, "onnxruntime", "cpu", 1, Map.of());
        return new Scenario(
                "nightly",
                description,
                List.of(any, other),
                "a",
                new Inputs.Random(1),
                null,
                WarmUp.DEFAULT,
                new LoadPattern.SingleStream(400, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                Rounds.fixed(ROUNDS),
                Duration.ofSeconds(60),
                Duration.ofMillis(100),
                ConditionRules.DEFAULT,
                EnergyRules.DEFAULT,
                List.of(Metrics.LATENCY_P50),
                Gate.NONE,
                DeviceSelector.ALL,
                "name: nightly\n");
    }

    /** Writes a sample file for every trial: log-normal latencies around the trial's level, with a slow tail. */
    public static void writeSamples(Path folder, RunRecord run) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        for (TrialRecord trial : run.trials()) {
            Random random = new Random(trial.id().hashCode());
            double level = 5.36e6
                    * (trial.device().equals("build-box") ? 1 : 2.3)
                    * (trial.candidate().equals("int8") ? 0.61 : 1.0);
            StringBuilder text = new StringBuilder("phase,iteration,start_ns,latency_ns\nwarm-up,0,0,99000000\n");
            for (int i = 0; i < 400; i++) {
                double latency = level * Math.exp(0.05 * random.nextGaussian() + (random.nextInt(25) == 0 ? 0.3 : 0));
                text.append("measure,")
                        .append(i)
                        .append(',')
                        .append(i * 6_000_000L)
                        .append(',');
                text.append(Math.round(latency)).append('\n');
            }
            Files.writeString(folder.resolve("samples").resolve(trial.id() + ".csv"), text);
        }
    }
}
