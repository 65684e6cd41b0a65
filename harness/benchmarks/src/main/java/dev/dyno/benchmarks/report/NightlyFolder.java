package dev.dyno.benchmarks.report;

import dev.dyno.results.export.Exporter;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up folder of nightly runs: scenarios of four devices, three arms and six metrics, whose numbers wander a little from
 * night to night and sometimes move to a new level. The verdicts are made up as well, for the index only shows them. The same
 * seed makes the same folder.
 */
public final class NightlyFolder {
    private static final int DEVICES = 4;
    private static final int ROUNDS = 3;
    private static final List<String> ARMS = List.of("fp32", "int8", "pruned");
    private static final Instant START = Instant.parse("2025-03-01T22:00:00Z");
    private static final Provenance CLOCK =
            new Provenance(Provenance.Kind.TIMER, "monotonic clock around the inference");
    private static final List<Metric> METRICS = List.of(
            Metrics.LATENCY_P50,
            Metrics.LATENCY_P99,
            Metrics.COLD_START_TOTAL,
            Metrics.MEMORY_PEAK_RSS,
            Metrics.ENERGY_PER_INFERENCE,
            Metrics.THROUGHPUT);
    private static final List<String> NAMES = List.of(
            "camera-classifier",
            "keyboard-next-word",
            "face-unlock",
            "speech-wake-word",
            "photo-segmentation",
            "translation-en-de",
            "ocr-receipts",
            "pose-tracking",
            "noise-cancelling",
            "recommendations");

    private final Path root;
    private final long seed;
    private final List<DeviceProfile> devices =
            LabDevice.lab(DEVICES).stream().map(LabDevice::profile).toList();

    /**
     * Prepares a folder.
     *
     * @param root the folder that the run folders are to lie in
     */
    public NightlyFolder(Path root, long seed) {
        this.root = root;
        this.seed = seed;
    }

    /** Makes a folder to look at: {@code java ... NightlyFolder FOLDER [NIGHTS [SCENARIOS]]}. */
    public static void main(String[] arguments) throws IOException {
        NightlyFolder folder = new NightlyFolder(Path.of(arguments[0]), 1);
        int nights = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        for (int night = 0; night < nights; night++) {
            folder.add(night, arguments.length > 2 ? Integer.parseInt(arguments[2]) : NAMES.size());
        }
    }

    /**
     * Adds a night.
     *
     * @param night counts from 0
     * @param scenarios how many of ten
     * @throws IOException if a file cannot be written
     */
    public void add(int night, int scenarios) throws IOException {
        for (int scenario = 0; scenario < scenarios; scenario++) {
            RunRecord run = run(night, scenario);
            Path folder = Files.createDirectories(root.resolve(run.id()));
            try (Writer out = Files.newBufferedWriter(folder.resolve("run.json"))) {
                Exporter.named("json").orElseThrow().write(run, trial -> new double[0], out);
            }
            Files.writeString(folder.resolve("verdict.json"), verdict(run, night, scenario));
            Files.writeString(folder.resolve("report.html"), "<!doctype html><title>made up</title>");
        }
    }

    private RunRecord run(int night, int scenario) {
        Instant at = START.plus(night, ChronoUnit.DAYS).plusSeconds(1200L * scenario);
        String day = at.toString().substring(0, 10).replace("-", "");
        return new RunRecord(
                day + "-" + NAMES.get(scenario),
                "0.1.0",
                List.of("dyno", "run", NAMES.get(scenario) + ".yaml"),
                NAMES.get(scenario),
                "5d".repeat(32),
                night,
                Rounds.fixed(ROUNDS),
                RunRecord.State.COMPLETE,
                at,
                at.plusSeconds(900),
                devices,
                List.of(),
                ARMS.stream().map(NightlyFolder::candidate).toList(),
                METRICS.stream().map(Metric::name).toList(),
                trials(night, scenario, at),
                List.of());
    }

    private static CandidateRecord candidate(String arm) {
        String digest = Integer.toHexString(ARMS.indexOf(arm) + 9).repeat(64);
        return new CandidateRecord(
                arm,
                arm.equals("fp32"),
                "models/" + arm + ".tflite",
                digest,
                14_000_000,
                "tflite",
                "xnnpack",
                4,
                Map.of());
    }

    private List<TrialRecord> trials(int night, int scenario, Instant at) {
        Random random = new Random(seed + 1_000L * night + scenario);
        List<TrialRecord> trials = new ArrayList<>();
        for (DeviceProfile device : devices) {
            for (String arm : ARMS) {
                for (int round = 1; round <= ROUNDS; round++) {
                    Map<String, MetricValue> values = new LinkedHashMap<>();
                    for (Metric metric : METRICS) {
                        double value = level(night, scenario, devices.indexOf(device), arm, metric)
                                * Math.exp(0.01 * random.nextGaussian());
                        values.put(metric.name(), new MetricValue.Measured(value, 1000, CLOCK));
                    }
                    trials.add(new TrialRecord(
                            "r%02d-%s-%s".formatted(round, device.name(), arm),
                            round,
                            ARMS.indexOf(arm) + 1,
                            device.name(),
                            arm,
                            TrialRecord.State.COMPLETED,
                            List.of(),
                            List.of(),
                            values,
                            Map.of(),
                            Map.of(),
                            at.plusSeconds(60L * round),
                            8.4));
                }
            }
        }
        return trials;
    }

    /** One series in eight moves once, by up to a fifth, in a night of its own. */
    private double level(int night, int scenario, int device, String arm, Metric metric) {
        int place = ((scenario * DEVICES + device) * ARMS.size() + ARMS.indexOf(arm)) * METRICS.size()
                + METRICS.indexOf(metric);
        Random fate = new Random(seed + 31L * place);
        fate.nextInt();
        double base = metric.equals(Metrics.MEMORY_PEAK_RSS) ? 1.2e8 : 8e-3;
        double factor = arm.equals("int8") ? 0.7 : arm.equals("pruned") ? 0.9 : 1;
        boolean moves = !arm.equals("fp32") && fate.nextInt(8) == 0;
        int since = fate.nextInt(370);
        double step = Math.exp(0.4 * (fate.nextDouble() - 0.4));
        return base * factor * (moves && night >= since ? step : 1);
    }

    private String verdict(RunRecord run, int night, int scenario) {
        int kind = new Random(seed + night / 20 * 10L + scenario).nextInt(10);
        String decision = kind < 2 ? "FAIL" : kind == 2 ? "INCONCLUSIVE" : "PASS";
        String reason = switch (decision) {
            case "FAIL" ->
                "latency.p50 of pruned on " + devices.get(kind).name()
                        + ": +9.41 % against the baseline (95 % interval +7.32 % to +11.5 %, 3 rounds); the limit is +5 %";
            case "INCONCLUSIVE" ->
                "energy.per_inference of int8 on " + devices.get(3).name() + ": 3 rounds are too few";
            default -> "";
        };
        return """
                {"schema": "dyno/verdict/v1", "decision": "%s", "run": "%s", "scenario": "%s", "reasons": [%s],
                 "counts": {"gated_pass": %d, "gated_fail": %d, "gated_inconclusive": %d}, "cells": [], "missing": []}
                """.formatted(
                        decision,
                        run.id(),
                        run.scenario(),
                        reason.isEmpty() ? "" : "\"" + reason + "\"",
                        decision.equals("PASS") ? 16 : 15,
                        decision.equals("FAIL") ? 1 : 0,
                        decision.equals("INCONCLUSIVE") ? 1 : 0);
    }
}
