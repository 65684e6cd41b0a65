package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.budget;
import static dev.dyno.reports.gate.Judging.change;
import static dev.dyno.reports.gate.Judging.gate;
import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.only;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static dev.dyno.results.metric.Metrics.MEMORY_PEAK_RSS;
import static dev.dyno.results.metric.Metrics.MODEL_SIZE;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is judged while it goes on. */
class JudgeSequentialTest {
    private static final Rounds PLAN = Rounds.SEQUENTIAL;
    private static final Gate LIMIT = limit(LATENCY_P50, 0.02);

    @Test
    void aClearImprovementIsSettledAtTheFirstLook() {
        RunRecord run = run(PLAN.planned(), LATENCY_P50, 0.7, 1);
        assertThat(settledAfter(run, LIMIT)).isEqualTo(3);
        Cell cell = only(Judge.judge(after(run, 3, true), LIMIT));
        assertThat(cell.decision()).isEqualTo(Decision.PASS);
        assertThat(cell.verdict()).isEqualTo(Verdict.IMPROVED);
        Course course = cell.checks().get(0).course();
        assertThat(course.looks()).isEqualTo(1);
        assertThat(course.used()).isEqualTo(3);
        assertThat(course.suspected()).isFalse();
        assertThat(course.open()).isFalse();
    }

    @Test
    void aClearRegressionIsConfirmedOnFreshRounds() {
        RunRecord run = run(PLAN.planned(), LATENCY_P50, 1.3, 2);
        int end = settledAfter(run, LIMIT);
        Judgement judgement = Judge.judge(after(run, end, true), LIMIT);
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        Course course = only(judgement).checks().get(0).course();
        assertThat(course.confirmed()).isTrue();
        assertThat(course.used()).isEqualTo(end);
        assertThat(course.fresh()).isBetween(4, end - 3);
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .contains("confirmed on " + course.fresh() + " fresh rounds", ", " + course.fresh() + " rounds)");
    }

    @Test
    void aSuspicionThatFreshRoundsDoNotSupportPassesAndSaysSo() {
        RunRecord run = run(PLAN.planned(), LATENCY_P50, round -> round <= 3 ? 1.3 : 1, 3);
        RunRecord ended = after(run, settledAfter(run, LIMIT), true);
        Check check = only(Judge.judge(ended, LIMIT)).checks().get(0);
        assertThat(check.decision()).isEqualTo(Decision.PASS);
        assertThat(check.course().suspected()).isTrue();
        assertThat(check.course().confirmed()).isFalse();
        assertThat(check.sentence()).contains("suspected, but", "fresh rounds did not support it");
    }

    @Test
    void aRunThatEndsTooEarlyNeedsMoreRoundsWhateverThePolicy() {
        Gate warn = gate(List.of(new Gate.Limit(LATENCY_P50, 0.02)), List.of(), Gate.Policy.WARN);
        RunRecord run = after(run(PLAN.planned(), LATENCY_P50, 1.0, 4), 4, true);
        assertThat(Judge.settled(run, warn, "pixel8", "int8")).isFalse();
        Judgement judgement = Judge.judge(run, warn);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("needs more rounds: the run ended first");
        assertThat(only(judgement).checks().get(0).course().open()).isTrue();
    }

    @Test
    void whatTheLastLookLeavesOpenIsACloseCall() {
        RunRecord run = run(PLAN.planned(), LATENCY_P50, round -> 1.015 + 0.15 * (round % 3 - 1), 5);
        int end = settledAfter(run, LIMIT);
        assertThat(end).isEqualTo(26);
        Check check = only(Judge.judge(after(run, end, true), LIMIT)).checks().get(0);
        assertThat(check.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(check.measured()).isTrue();
        assertThat(check.sentence()).contains("still open after the last look at 26 rounds");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void onceSettledItStaysSoAndSoDoesTheDecision(long seed) {
        Gate both = gate(
                List.of(new Gate.Limit(LATENCY_P50, 0.02)),
                List.of(new Gate.Budget(LATENCY_P50, 0.00502)),
                Gate.Policy.BLOCK);
        MadeUpRun made = made(PLAN.planned(), LATENCY_P50, round -> 0.99 + 0.004 * seed, seed, 0.01);
        Random random = new Random(seed);
        for (int round = 1; round <= PLAN.planned(); round++) {
            if (random.nextDouble() < 0.1) {
                made.fail("pixel8", random.nextBoolean() ? "int8" : "fp32", round, "throttled");
            }
        }
        RunRecord run = made.record();
        int end = settledAfter(run, both);
        List<Decision> decisions = decisions(after(run, end, true), both);
        for (int round = end; round <= PLAN.planned(); round++) {
            RunRecord part = after(run, round, true);
            assertThat(Judge.settled(part, both, "pixel8", "int8")).isTrue();
            assertThat(decisions(part, both)).isEqualTo(decisions);
        }
    }

    @Test
    void everyBoundHasToBeSettled() {
        Gate two = gate(
                List.of(new Gate.Limit(LATENCY_P50, 0.02), new Gate.Limit(LATENCY_P90, 0.02)),
                List.of(),
                Gate.Policy.BLOCK);
        RunRecord run = made(10, LATENCY_P50, round -> 0.7, 6, 0.005)
                .values("pixel8", "fp32", LATENCY_P90, noisy(0.006, round -> 1, 7, 0.01))
                .values("pixel8", "int8", LATENCY_P90, noisy(0.006, round -> 1, 8, 0.01))
                .record();
        assertThat(Judge.settled(after(run, 3, false), LIMIT, "pixel8", "int8")).isTrue();
        assertThat(Judge.settled(after(run, 3, false), two, "pixel8", "int8")).isFalse();
    }

    @Test
    void aFixedRunIsNeverSettledEarly() {
        RunRecord run = Judging.run(LATENCY_P50, 0.005, 0.002).record();
        assertThat(Judge.settled(run, LIMIT, "pixel8", "int8")).isFalse();
    }

    @Test
    void aCandidateThatHasNotHadItsLeastRoundsIsNotSettled() {
        RunRecord run = run(PLAN.planned(), MODEL_SIZE, 1, 9);
        Gate size = limit(MODEL_SIZE, 0.02);
        RunRecord constant = new MadeUpRun(8)
                .planned(PLAN)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", MODEL_SIZE, round -> 100)
                .values("pixel8", "int8", MODEL_SIZE, round -> 101)
                .record();
        assertThat(settledAfter(constant, size)).isEqualTo(3);
        assertThat(only(Judge.judge(after(constant, 3, true), size)).decision()).isEqualTo(Decision.PASS);
        // An exact metric that contradicts itself can no longer be decided.
        assertThat(settledAfter(run, size)).isEqualTo(3);
        assertThat(only(Judge.judge(after(run, 3, true), size)).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void aMetricWithoutAnyValueIsAGapAfterSixRounds() {
        RunRecord run = new MadeUpRun(10)
                .planned(PLAN)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .unavailable("pixel8", "fp32", LATENCY_P50, "no clock")
                .unavailable("pixel8", "int8", LATENCY_P50, "no clock")
                .record();
        assertThat(settledAfter(run, LIMIT)).isEqualTo(6);
        assertThat(settledAfter(run, budget(LATENCY_P50, 1))).isEqualTo(6);
        Judgement judgement = Judge.judge(after(run, 6, true), LIMIT);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("none of the first 6 rounds", "no clock");
    }

    @ParameterizedTest
    @CsvSource({"PASS, 1.5", "FAIL, 0.5"})
    void aBudgetIsSettledLikeALimit(Decision decision, double share) {
        RunRecord run = run(PLAN.planned(), LATENCY_P50, 1, 10);
        Gate gate = budget(LATENCY_P50, 0.005 * share);
        int end = settledAfter(run, gate);
        assertThat(end).isLessThan(16);
        Check check = only(Judge.judge(after(run, end, true), gate)).checks().get(0);
        assertThat(check.decision()).isEqualTo(decision);
        assertThat(check.course().confirmed()).isEqualTo(decision == Decision.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"1.3, PASS", "0.8, FAIL"})
    void aHigherThroughputIsBetter(double ratio, Decision decision) {
        RunRecord run = run(PLAN.planned(), THROUGHPUT, ratio, 11);
        Gate gate = limit(THROUGHPUT, 0.02);
        Cell cell = only(Judge.judge(after(run, settledAfter(run, gate), true), gate));
        assertThat(cell.decision()).isEqualTo(decision);
        assertThat(change(cell).point()).isBetween(ratio - 0.03, ratio + 0.03);
    }

    @Test
    void roundsAfterACandidateWasSettledAreNotMissing() {
        MadeUpRun made = made(20, LATENCY_P50, round -> 0.7, 12, 0.005);
        for (int round = 4; round <= 20; round++) {
            made.remove("pixel8", "int8", round);
        }
        Cell cell = only(Judge.judge(made.record(), LIMIT));
        assertThat(cell.decision()).isEqualTo(Decision.PASS);
        assertThat(cell.discards()).isEmpty();
    }

    @Test
    void roundsLostBeforeTheDecisionCount() {
        MadeUpRun made = made(20, LATENCY_P50, round -> 0.7, 13, 0.005)
                .fail("pixel8", "int8", 1, "time-out")
                .fail("pixel8", "int8", 3, "time-out");
        RunRecord run = made.record();
        int end = settledAfter(run, LIMIT);
        assertThat(end).isEqualTo(5);
        Judgement judgement = Judge.judge(after(run, end, true), LIMIT);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("only 3 of 5 rounds count", "time-out");
    }

    @Test
    void bytesThatRepeatThemselvesAreComparedExactlyAndTimesNever() {
        RunRecord bytes = constant(MEMORY_PEAK_RSS, 1e6, 1.02e6);
        Gate gate = limit(MEMORY_PEAK_RSS, 0.01);
        assertThat(settledAfter(bytes, gate)).isEqualTo(6);
        assertThat(only(Judge.judge(after(bytes, 6, true), gate)).decision()).isEqualTo(Decision.FAIL);
        RunRecord times = constant(LATENCY_P50, 0.005, 0.0025);
        assertThat(settledAfter(times, LIMIT)).isEqualTo(6);
        Judgement judgement = Judge.judge(after(times, 6, true), LIMIT);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("which no real measurement does");
    }

    @Test
    void aValueThatIsNotPositiveNeverUndoesADecision() {
        MadeUpRun made = made(20, MEMORY_PEAK_RSS, round -> 0.7, 14, 0.005)
                .values("pixel8", "int8", MEMORY_PEAK_RSS, round -> round > 5 ? 0 : 0.0035 + 1e-6 * round);
        Gate gate = limit(MEMORY_PEAK_RSS, 0.01);
        RunRecord run = made.record();
        assertThat(settledAfter(run, gate)).isLessThanOrEqualTo(5);
        assertThat(decisions(run, gate)).containsExactly(Decision.PASS);
    }

    private static RunRecord constant(Metric metric, double baseline, double candidate) {
        return new MadeUpRun(10)
                .planned(PLAN)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", metric, round -> baseline)
                .values("pixel8", "int8", metric, round -> candidate)
                .record();
    }

    private static RunRecord run(int rounds, Metric metric, double ratio, long seed) {
        return run(rounds, metric, round -> ratio, seed);
    }

    private static RunRecord run(int rounds, Metric metric, IntToDoubleFunction ratio, long seed) {
        return made(rounds, metric, ratio, seed, 0.003).record();
    }

    private static MadeUpRun made(int rounds, Metric metric, IntToDoubleFunction ratio, long seed, double spread) {
        return new MadeUpRun(rounds)
                .planned(PLAN)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", metric, noisy(0.005, round -> 1, seed, spread))
                .values("pixel8", "int8", metric, noisy(0.005, ratio, seed + 1000, spread));
    }

    private static IntToDoubleFunction noisy(double centre, IntToDoubleFunction ratio, long seed, double spread) {
        Random random = new Random(seed);
        return round -> centre * ratio.applyAsDouble(round) * Math.exp(spread * random.nextGaussian());
    }

    private static RunRecord after(RunRecord run, int rounds, boolean complete) {
        List<TrialRecord> trials =
                run.trials().stream().filter(trial -> trial.round() <= rounds).toList();
        RunRecord.State state = complete ? RunRecord.State.COMPLETE : RunRecord.State.RUNNING;
        return run.withTrials(trials, run.issues()).withState(state, run.finishedAt());
    }

    private static int settledAfter(RunRecord run, Gate gate) {
        for (int round = 0; round <= run.rounds().planned(); round++) {
            if (Judge.settled(after(run, round, false), gate, "pixel8", "int8")) {
                return round;
            }
        }
        throw new AssertionError("it is never settled");
    }

    private static List<Decision> decisions(RunRecord run, Gate gate) {
        return only(Judge.judge(run, gate)).checks().stream()
                .map(Check::decision)
                .toList();
    }
}
