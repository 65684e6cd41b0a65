package dev.dyno.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metric;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.Objects;

/** What the tests of the judge share: made-up runs of two candidates on a phone, gates, and a look at the only cell. */
final class Judging {
    private Judging() {}

    static final int ROUNDS = 10;

    private static final double[] OFF = {-4.5, 1.5, -0.5, 3.5, -2.5, 4.5, -3.5, 0.5, -1.5, 2.5};

    /** A little noise, the same in every test: within 0.2 % of 1, symmetric over ten rounds, and without a trend. */
    static double noise(int round) {
        return 1 + 0.0004 * OFF[(round - 1) % OFF.length];
    }

    /** Noise that hides changes of a few per cent. */
    static double loud(int round) {
        return Math.pow(noise(round), 60);
    }

    static MadeUpRun run() {
        return new MadeUpRun(ROUNDS).device("pixel8").candidate("fp32").candidate("int8");
    }

    static MadeUpRun run(Metric metric, double baseline, double candidate) {
        return run().values("pixel8", "fp32", metric, round -> baseline)
                .values("pixel8", "int8", metric, round -> candidate * noise(round));
    }

    static Gate limit(Metric metric, double worsening) {
        return gate(List.of(new Gate.Limit(metric, worsening)), List.of(), Gate.Policy.BLOCK);
    }

    static Gate budget(Metric metric, double bound) {
        return gate(List.of(), List.of(new Gate.Budget(metric, bound)), Gate.Policy.BLOCK);
    }

    static Gate gate(List<Gate.Limit> limits, List<Gate.Budget> budgets, Gate.Policy policy) {
        return new Gate(limits, budgets, 0.95, policy);
    }

    static Cell only(Judgement judgement) {
        assertThat(judgement.cells()).hasSize(1);
        return judgement.cells().get(0);
    }

    static Estimate change(Cell cell) {
        return Objects.requireNonNull(cell.change());
    }
}
