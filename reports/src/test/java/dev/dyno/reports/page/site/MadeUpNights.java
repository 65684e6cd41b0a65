package dev.dyno.reports.page.site;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Decision;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** A folder of runs to make a site of. */
final class MadeUpNights {
    /** What could break out of a page. */
    static final String HOSTILE = "<script>alert(1)</script></noscript>\"'`]]>\u001b[31m\u202e=cmd|x";

    private final Path root;

    MadeUpNights(Path root) {
        this.root = root;
    }

    /** Runs of a scenario on two devices; from night 25 on its candidate is a fifth slower on the second of them. */
    MadeUpNights nights(String scenario, int from, int to) throws IOException {
        for (int night = from; night < to; night++) {
            String id = "night-%03d-%08x".formatted(night, scenario.hashCode());
            run(id, scenario, night);
            verdict(
                    id,
                    id,
                    scenario,
                    night % 7 == 3 ? Decision.INCONCLUSIVE : night >= 25 ? Decision.FAIL : Decision.PASS);
        }
        return this;
    }

    private void run(String id, String scenario, int night) {
        Random random = new Random(night);
        String marked = scenario.equals(HOSTILE) ? HOSTILE : "";
        MadeUpRun run = new MadeUpRun(4)
                .called(id, scenario, MadeUpRun.START.plus(night, ChronoUnit.DAYS))
                .device("phone" + marked)
                .device("board" + marked)
                .candidate("fp32" + marked)
                .candidate("int8" + marked);
        for (String device : new String[] {"phone", "board"}) {
            run.values(device + marked, "fp32" + marked, Metrics.LATENCY_P50, round -> 0.010 * noise(random));
            double slower = device.equals("board") && night >= 25 ? 1.2 : 1;
            run.values(device + marked, "int8" + marked, Metrics.LATENCY_P50, round -> 0.007 * slower * noise(random));
        }
        write(root.resolve(id), run.record());
    }

    private static double noise(Random random) {
        return Math.exp(0.01 * random.nextGaussian());
    }

    static void write(Path folder, RunRecord run) {
        try (RunFolder made = RunFolder.create(folder)) {
            made.writeRun(run);
        }
    }

    /** A verdict as a run's folder has it, and a report. */
    MadeUpNights verdict(String folder, String run, String scenario, Decision decision) throws IOException {
        String reason = decision == Decision.PASS ? "" : quoted("latency.p50 of int8 on board: +20.1 %" + scenario);
        Files.writeString(
                root.resolve(folder).resolve("verdict.json"),
                """
                {"schema": "dyno/verdict/v1", "decision": "%s", "run": %s, "scenario": %s, "reasons": [%s],
                 "counts": {"gated_pass": 3, "gated_fail": %d}, "cells": [{"later": [1, {"a": null}]}], "missing": [{"device": "x"}]}
                """.formatted(decision, quoted(run), quoted(scenario), reason, decision == Decision.FAIL ? 1 : 0),
                StandardCharsets.UTF_8);
        Files.writeString(root.resolve(folder).resolve("report.html"), "<!doctype html><title>a report</title>");
        return this;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u001b", "\\u001b") + '"';
    }
}
