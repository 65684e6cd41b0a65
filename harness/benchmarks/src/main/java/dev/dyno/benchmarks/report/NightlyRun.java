package dev.dyno.benchmarks.report;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up nightly run of a lab: five arms in ten rounds with a thousand inferences each, twelve metrics. What is wrong with it
 * is what goes wrong in labs: a candidate that is slow on cheap phones, one that throttles, one that starts slowly, a missing
 * board, trials that failed and such as do not count. The same seed makes the same run.
 */
public final class NightlyRun {
    private static final int ROUNDS = 10;
    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
    private static final Provenance CLOCK =
            new Provenance(Provenance.Kind.TIMER, "monotonic clock around the inference");
    private static final List<Metric> METRICS = List.of(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P90,
            Metrics.LATENCY_P99,
            Metrics.COLD_START_TOTAL,
            Metrics.COLD_START_PROCESS,
            Metrics.COLD_START_RUNTIME,
            Metrics.COLD_START_MODEL_LOAD,
            Metrics.COLD_START_FIRST_INFERENCE,
            Metrics.MEMORY_PEAK_RSS,
            Metrics.ENERGY_PER_INFERENCE,
            Metrics.ACCURACY_TOP1,
            Metrics.MODEL_SIZE);

    private final Path root;
    private final List<LabDevice> lab;
    private final int iterations;
    private final Random random;
    private int trials;

    private NightlyRun(Path root, int devices, int iterations, long seed) {
        this.root = root;
        this.lab = LabDevice.lab(devices);
        this.iterations = iterations;
        this.random = new Random(seed);
    }

    /** Makes a run to look at: {@code java ... NightlyRun FOLDER [DEVICES [ITERATIONS]]}. */
    public static void main(String[] arguments) throws IOException {
        int devices = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        write(Path.of(arguments[0]), devices, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000, 20);
    }

    /**
     * Writes a run's folder, in which nothing is judged yet.
     *
     * @param folder where there is nothing yet
     * @param devices how many
     * @param iterations measured inferences of each trial
     * @return how many samples it has
     * @throws IOException if a file cannot be written
     */
    public static long write(Path folder, int devices, int iterations, long seed) throws IOException {
        NightlyRun night = new NightlyRun(folder, devices, iterations, seed);
        try (RunFolder run = RunFolder.create(folder)) {
            run.write(RunFolder.SCENARIO, NightlyScenario.TEXT.getBytes(StandardCharsets.UTF_8));
            run.writeRun(night.record());
        }
        return (long) night.trials * iterations;
    }

    private RunRecord record() throws IOException {
        List<TrialRecord> done = new ArrayList<>();
        for (LabDevice device : lab) {
            for (int round = 1; round <= ROUNDS; round++) {
                for (Arm arm : Arm.values()) {
                    done.add(trial(device, arm, round));
                }
            }
        }
        return new RunRecord(
                "20260301-220000-camera-nightly",
                "0.1.0",
                List.of("dyno", "run", "camera.yaml", "--lab", "lab.yaml", "-o", "results/runs/20260301-220000-camera"),
                "camera-nightly",
                "5d".repeat(32),
                4711,
                Rounds.fixed(ROUNDS),
                RunRecord.State.COMPLETE,
                START,
                START.plusSeconds(5400),
                lab.stream().map(LabDevice::profile).toList(),
                List.of(new MissingDevice(
                        "coral-dev-board",
                        "it did not answer ssh within 20 s, after a restart too",
                        Map.of("os", "linux", "transport", "ssh", "tier", "board"))),
                candidates(),
                METRICS.stream().map(Metric::name).toList(),
                done,
                List.of());
    }

    private static List<CandidateRecord> candidates() {
        List<CandidateRecord> candidates = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            candidates.add(new CandidateRecord(
                    arm.label(),
                    arm == Arm.FP32,
                    "models/camera-" + arm.label() + ".tflite",
                    Integer.toHexString(place(arm) + 9).repeat(64),
                    arm.bytes(),
                    "tflite",
                    "xnnpack",
                    4,
                    Map.of()));
        }
        return candidates;
    }

    /** Where the arm stands among them, from 1. */
    private static int place(Arm arm) {
        return List.of(Arm.values()).indexOf(arm) + 1;
    }

    private TrialRecord trial(LabDevice device, Arm arm, int round) throws IOException {
        String name = device.profile().name();
        String id = "r%02d-%s-%s".formatted(round, name, arm.label());
        trials++;
        boolean failed = name.startsWith("redmi-12") && arm == Arm.FP16 && round == 3;
        boolean disturbed = name.startsWith("galaxy-a55") && round == 7;
        double[] seconds = failed ? new double[0] : latencies(device, arm);
        Map<String, String> files = failed ? Map.of() : files(id, seconds, device, arm);
        List<Issue> issues = failed
                ? List.of(new Issue(Issue.Severity.ERROR, "the process was killed: no memory left (signal 9)", id))
                : List.of();
        return new TrialRecord(
                id,
                round,
                place(arm),
                name,
                arm.label(),
                failed ? TrialRecord.State.FAILED : TrialRecord.State.COMPLETED,
                disturbed ? List.of("another process used 31 % of the processors") : List.of(),
                issues,
                failed ? Map.of() : metrics(device, arm, seconds),
                Map.of(
                        "runtime",
                        "tflite 2.20.0",
                        "warmup",
                        "steady after " + (80 + random.nextInt(60)) + " inferences"),
                files,
                START.plusSeconds(60L * round),
                8.4);
    }

    private double[] latencies(LabDevice device, Arm arm) {
        double level = 7.2e-3 * device.slowness() * arm.latency(device.tier()) * noise(0.012);
        double[] seconds = new double[iterations];
        for (int i = 0; i < iterations; i++) {
            double late = Math.max(0, (double) i / iterations - 0.55) / 0.45;
            double hot = 1 + late * arm.throttling(device.tier());
            boolean tail = random.nextInt(25) == 0;
            seconds[i] = level * hot * Math.exp(0.04 * random.nextGaussian() + (tail ? 0.3 * random.nextDouble() : 0));
        }
        return seconds;
    }

    private double noise(double spread) {
        return Math.exp(spread * random.nextGaussian());
    }

    private Map<String, MetricValue> metrics(LabDevice device, Arm arm, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        Map<String, MetricValue> values = new LinkedHashMap<>();
        put(values, Metrics.LATENCY_P50, sorted[sorted.length / 2], seconds.length);
        put(values, Metrics.LATENCY_P90, sorted[sorted.length * 9 / 10], seconds.length);
        put(values, Metrics.LATENCY_P99, sorted[sorted.length * 99 / 100], seconds.length);
        double process = 0.11 * device.slowness() * noise(0.02);
        double runtime = 0.06 * device.slowness() * noise(0.02);
        double load = 0.09 * device.slowness() * arm.load() * noise(0.02);
        double first = 3.1 * sorted[sorted.length / 2] * noise(0.03);
        put(values, Metrics.COLD_START_TOTAL, process + runtime + load + first, 1);
        put(values, Metrics.COLD_START_PROCESS, process, 1);
        put(values, Metrics.COLD_START_RUNTIME, runtime, 1);
        put(values, Metrics.COLD_START_MODEL_LOAD, load, 1);
        put(values, Metrics.COLD_START_FIRST_INFERENCE, first, 1);
        put(values, Metrics.MEMORY_PEAK_RSS, (92e6 + 2.4 * arm.bytes()) * noise(0.006), 1);
        if (device.tier().equals("board")) {
            values.put(
                    Metrics.ENERGY_PER_INFERENCE.name(),
                    new MetricValue.Unavailable(
                            "this board has no power sensor; connect a meter and name it in the lab file"));
        } else {
            put(values, Metrics.ENERGY_PER_INFERENCE, 2.9 * sorted[sorted.length / 2] * arm.watts() * noise(0.02), 1);
        }
        put(values, Metrics.ACCURACY_TOP1, arm.accuracy(), 2000);
        put(values, Metrics.MODEL_SIZE, (double) arm.bytes(), 1);
        return values;
    }

    private static void put(Map<String, MetricValue> values, Metric metric, double value, long n) {
        values.put(metric.name(), new MetricValue.Measured(value, n, CLOCK));
    }

    private Map<String, String> files(String id, double[] seconds, LabDevice device, Arm arm) throws IOException {
        StringBuilder samples = new StringBuilder("phase,iteration,start_ns,latency_ns\n");
        StringBuilder telemetry = new StringBuilder("t_ns,rss_bytes,cpu_hz,temperature_c\n");
        long at = 900_000_000L;
        long next = at;
        for (int i = 0; i < seconds.length; i++) {
            long nanos = Math.round(seconds[i] * 1e9);
            samples.append("measure,")
                    .append(i)
                    .append(',')
                    .append(at)
                    .append(',')
                    .append(nanos)
                    .append('\n');
            at += nanos + 20_000;
            if (at >= next) {
                double warm = device.warms() * (1 - Math.exp(-3.0 * i / seconds.length)) * arm.watts();
                telemetry.append(at).append(",148000000,2000000000,");
                telemetry
                        .append(Math.round(10 * (33 + warm + 0.2 * random.nextGaussian())) / 10.0)
                        .append('\n');
                next += 250_000_000L;
            }
        }
        Files.writeString(root.resolve("samples").resolve(id + ".csv"), samples);
        Files.writeString(root.resolve("telemetry").resolve(id + ".csv"), telemetry);
        return Map.of("samples", "samples/" + id + ".csv", "telemetry", "telemetry/" + id + ".csv");
    }
}
