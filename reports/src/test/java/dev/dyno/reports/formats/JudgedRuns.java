package dev.dyno.reports.formats;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.page.ShowRun;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;

/** Judged runs of every sort. */
final class JudgedRuns {
    private JudgedRuns() {}

    static JudgedRun usual() {
        return of(ShowRun.record());
    }

    static JudgedRun of(RunRecord run) {
        return new JudgedRun(run, Judge.judge(run, ShowRun.gate()), List.of());
    }

    /** One in which every name and every text that anybody may choose is this one. */
    static JudgedRun named(String text) {
        MadeUpRun made = new MadeUpRun(7)
                .device(text)
                .device(text + "2")
                .missing(text + "3", text)
                .candidate("fp32" + text)
                .candidate(text);
        for (String device : List.of(text, text + "2")) {
            made.values(device, "fp32" + text, Metrics.LATENCY_P50, round -> 0.005 + 1e-6 * round)
                    .values(device, text, Metrics.LATENCY_P50, round -> 0.007 + 1e-6 * round)
                    .unavailable(device, text, Metrics.ENERGY_PER_INFERENCE, text)
                    .invalidate(device, text, 2, text)
                    .fail(device, text, 3, text);
        }
        RunRecord plain = made.record();
        RunRecord run = new RunRecord(
                text,
                text,
                List.of("dyno", text),
                text,
                plain.scenarioSha256(),
                plain.seed(),
                plain.rounds(),
                plain.state(),
                plain.startedAt(),
                plain.finishedAt(),
                plain.devices(),
                plain.missing(),
                plain.candidates(),
                plain.metrics(),
                plain.trials(),
                List.of(new Issue(Issue.Severity.ERROR, text, text)));
        return new JudgedRun(run, Judge.judge(run, ShowRun.gate()), List.of(text));
    }

    /** Many devices that all fail, with names as long as may be. */
    static JudgedRun large(int devices) {
        MadeUpRun made = new MadeUpRun(6).candidate("fp32").candidate("slow");
        for (int i = 0; i < devices; i++) {
            String device = "[*_<&>_*]".repeat(7) + i;
            made.device(device, true)
                    .values(device, "fp32", Metrics.LATENCY_P50, round -> 0.005 + 1e-6 * round)
                    .values(device, "slow", Metrics.LATENCY_P50, round -> 0.007 + 1e-6 * round);
        }
        return of(made.record());
    }

    /** One of which nothing is known. */
    static JudgedRun empty() {
        return of(new MadeUpRun(1)
                .candidate("fp32")
                .state(RunRecord.State.INTERRUPTED)
                .record());
    }

    static JudgedRun ungated() {
        RunRecord run = ShowRun.record();
        return new JudgedRun(run, Judge.judge(run, Gate.NONE), List.of());
    }
}
