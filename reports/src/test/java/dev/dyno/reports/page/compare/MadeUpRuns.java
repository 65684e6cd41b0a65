package dev.dyno.reports.page.compare;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Runs to compare. */
final class MadeUpRuns {
    private static final int ROUNDS = 8;

    private MadeUpRuns() {}

    /**
     * A run of one candidate, a week after another.
     *
     * @param ratios its latency over the baseline's, one for each device
     * @param text stands in every name
     */
    static ComparedRun run(int week, String text, String[] devices, double... ratios) {
        Random random = new Random(week);
        MadeUpRun run = new MadeUpRun(ROUNDS)
                .called("week-" + week + text, "nightly" + text, MadeUpRun.START.plus(7L * week, ChronoUnit.DAYS));
        for (String device : devices) {
            run.device(device + text);
        }
        run.candidate("fp32" + text).candidate("int8" + text);
        for (int i = 0; i < devices.length; i++) {
            double ratio = ratios[i];
            run.values(devices[i] + text, "fp32" + text, Metrics.LATENCY_P50, round -> 0.01 * noise(random))
                    .values(
                            devices[i] + text,
                            "int8" + text,
                            Metrics.LATENCY_P50,
                            round -> 0.01 * ratio * noise(random));
        }
        RunRecord record = run.record();
        return new ComparedRun(Path.of("runs", "week-" + week), record, Judge.judge(record, gate()));
    }

    private static double noise(Random random) {
        return Math.exp(0.005 * random.nextGaussian());
    }

    private static Gate gate() {
        return new Gate(List.of(new Gate.Limit(Metrics.LATENCY_P50, 0.05)), List.of(), 0.95, Gate.Policy.BLOCK);
    }
}
