package dev.dyno.reports.page;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Pages of every sort of run. */
final class MadeUpPages {
    static final List<String> SORTS =
            List.of("usual", "few", "lab", "many", "nothing", "one", "failed", "unavailable", "hostile", "endless");

    private static final int ROUNDS = 7;
    private static final List<Metric> METRICS = List.of(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P99,
            Metrics.COLD_START_TOTAL,
            Metrics.MEMORY_PEAK_RSS,
            Metrics.ENERGY_PER_INFERENCE,
            Metrics.MODEL_SIZE);

    private MadeUpPages() {}

    /** Writes the page of a run of that sort. */
    static Path write(Path folder, String sort) throws IOException {
        RunRecord run = run(sort);
        if (!sort.equals("many")) {
            samples(folder, run);
        }
        Files.createDirectories(folder);
        ReportFiles.write(folder, run, ShowRun.scenario("May it ship?"), Judge.judge(run, ShowRun.gate()));
        return folder.resolve("report.html");
    }

    private static RunRecord run(String sort) {
        return switch (sort) {
            case "usual" -> ShowRun.record();
            case "lab" -> lab(20);
            case "many" -> lab(200);
            case "nothing" ->
                new MadeUpRun(1)
                        .candidate("fp32")
                        .state(RunRecord.State.INTERRUPTED)
                        .record();
            case "one" -> lab(1);
            case "few" -> lab(4);
            case "failed" -> failed();
            case "unavailable" -> unavailable();
            case "hostile" -> hostile("<script>alert(1)</script>\"'`]]>\u001b[31m\u202e=cmd|' /C calc'!A0");
            case "endless" -> hostile("x".repeat(10_000));
            default -> throw new IllegalArgumentException(sort);
        };
    }

    private static RunRecord lab(int devices) {
        MadeUpRun run =
                new MadeUpRun(ROUNDS).candidate("fp32").candidate("int8").candidate("pruned");
        Random random = new Random(devices);
        for (int i = 0; i < devices; i++) {
            String device = "phone-" + i;
            run.device(device);
            for (String candidate : List.of("fp32", "int8", "pruned")) {
                double factor = candidate.equals("int8") ? 0.7 : candidate.equals("pruned") && i % 3 == 0 ? 1.2 : 1;
                for (Metric metric : METRICS) {
                    double level = metric.name().startsWith("memory") || metric.equals(Metrics.MODEL_SIZE) ? 1e8 : 5e-3;
                    double spread = metric.kind() == Metric.Kind.EXACT ? 0 : 0.01;
                    run.values(
                            device,
                            candidate,
                            metric,
                            round -> level * factor * Math.exp(spread * random.nextGaussian()));
                }
            }
        }
        return run.record();
    }

    private static RunRecord failed() {
        MadeUpRun run = new MadeUpRun(ROUNDS)
                .device("box")
                .candidate("fp32")
                .candidate("int8")
                .metric(Metrics.LATENCY_P50);
        for (int round = 1; round <= ROUNDS; round++) {
            run.fail("box", "fp32", round, "no space left on device");
            run.fail("box", "int8", round, "no space left on device");
        }
        return run.record();
    }

    private static RunRecord unavailable() {
        MadeUpRun run = new MadeUpRun(ROUNDS).device("box").candidate("fp32").candidate("int8");
        for (Metric metric : METRICS) {
            run.unavailable("box", "fp32", metric, "the device does not say")
                    .unavailable("box", "int8", metric, "nor does it here");
        }
        return run.record();
    }

    private static RunRecord hostile(String text) {
        MadeUpRun run = new MadeUpRun(ROUNDS)
                .device(text)
                .device(text + "2")
                .missing(text + "3", text)
                .candidate("fp32" + text)
                .candidate(text);
        for (String device : List.of(text, text + "2")) {
            run.values(device, "fp32" + text, Metrics.LATENCY_P50, round -> 0.005 + 1e-6 * round)
                    .values(device, text, Metrics.LATENCY_P50, round -> 0.007 + 1e-6 * round)
                    .unavailable(device, text, Metrics.ENERGY_PER_INFERENCE, text)
                    .invalidate(device, text, 2, text)
                    .fail(device, text, 3, text);
        }
        return run.record();
    }

    /** A file of samples and one of telemetry for every trial, whose record names the former. */
    private static void samples(Path folder, RunRecord run) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        for (TrialRecord trial : run.trials()) {
            Random random = new Random(trial.id().hashCode());
            StringBuilder text = new StringBuilder("phase,iteration,start_ns,latency_ns\n");
            for (int i = 0; i < 120; i++) {
                long latency = Math.round(5e6 * Math.exp(0.1 * random.nextGaussian()));
                text.append("measure,")
                        .append(i)
                        .append(',')
                        .append(i * 9_000_000L)
                        .append(',')
                        .append(latency)
                        .append('\n');
            }
            Files.writeString(folder.resolve("samples").resolve(trial.id() + ".csv"), text);
        }
    }
}
