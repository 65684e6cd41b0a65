package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.ROUNDS;
import static dev.dyno.reports.gate.Judging.budget;
import static dev.dyno.reports.gate.Judging.change;
import static dev.dyno.reports.gate.Judging.gate;
import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.loud;
import static dev.dyno.reports.gate.Judging.only;
import static dev.dyno.reports.gate.Judging.run;
import static dev.dyno.results.metric.Metrics.ACCURACY_TOP1;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static dev.dyno.results.metric.Metrics.MODEL_SIZE;
import static dev.dyno.results.metric.Metrics.PARITY_COSINE;
import static dev.dyno.results.metric.Metrics.PARITY_MAX_ABS_ERROR;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, budgets and exact metrics: when a bound holds. */
class JudgeBoundsTest {
    @ParameterizedTest
    @CsvSource({
        "0.70, 0.02, PASS", // better
        "1.00, 0.02, PASS", // no change, and one beyond the limit is ruled out
        "1.01, 0.02, PASS", // certainly worse, but certainly within the limit
        "1.02, 0.02, FAIL", // the limit is the smallest change that matters, so a change of just the limit fails
        "1.05, 0.02, FAIL",
        "1.00, 0.00, INCONCLUSIVE", // a limit of nothing asks for a proof that it did not get worse
        "0.99, 0.00, PASS"
    })
    void aLimitOnLatency(double ratio, double worsening, Decision decision) {
        Judgement judgement =
                Judge.judge(run(LATENCY_P50, 0.005, 0.005 * ratio * 0.99999).record(), limit(LATENCY_P50, worsening));
        assertThat(only(judgement).decision()).isEqualTo(decision);
        assertThat(judgement.decision()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"1.1, PASS", "1.0, PASS", "0.98001, FAIL", "0.9, FAIL"})
    void aLimitOnThroughput(double ratio, Decision decision) {
        RunRecord run = run(THROUGHPUT, 200, 200 * ratio).record();
        assertThat(Judge.judge(run, limit(THROUGHPUT, 0.02)).decision()).isEqualTo(decision);
    }

    @Test
    void aWideIntervalAroundNoChangeNeitherPassesNorFails() {
        RunRecord run = run().values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.005 * loud(round))
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("more rounds would settle it");
    }

    @Test
    void aFailedLimitIsSaidWithChangeIntervalAndBound() {
        Judgement judgement = Judge.judge(run(LATENCY_P50, 0.005, 0.006).record(), limit(LATENCY_P50, 0.02));
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .startsWith("latency.p50 of int8 on pixel8: +20")
                .contains("interval +19.9", "10 rounds", "the limit is +2 %");
    }

    @ParameterizedTest
    @CsvSource({"0.010, PASS", "0.006, INCONCLUSIVE", "0.001, FAIL"})
    void aBudgetOnLatencyIsTheMostAllowed(double bound, Decision decision) {
        RunRecord run = run(LATENCY_P90, 0.005, 0.006).record();
        assertThat(Judge.judge(run, budget(LATENCY_P90, bound)).decision()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"100, PASS", "200, INCONCLUSIVE", "300, FAIL"})
    void aBudgetOnThroughputIsTheLeastAllowed(double bound, Decision decision) {
        RunRecord run = run(THROUGHPUT, 100, 200).record();
        assertThat(Judge.judge(run, budget(THROUGHPUT, bound)).decision()).isEqualTo(decision);
    }

    @Test
    void aBudgetNeedsNoBaseline() {
        MadeUpRun run = run(LATENCY_P90, 0.005, 0.006);
        for (int round = 1; round <= ROUNDS; round++) {
            run.fail("pixel8", "fp32", round, "out of memory");
        }
        Judgement judgement = Judge.judge(run.record(), budget(LATENCY_P90, 0.010));
        assertThat(judgement.decision()).isEqualTo(Decision.PASS);
        assertThat(only(judgement).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aFailedBudgetIsSaidWithValueIntervalAndBound() {
        Judgement judgement = Judge.judge(run(LATENCY_P90, 0.005, 0.031).record(), budget(LATENCY_P90, 0.025));
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .startsWith("latency.p90 of int8 on pixel8: 31")
                .contains("interval", "10 rounds", "the budget is at most 25 ms");
    }

    @ParameterizedTest
    @CsvSource({"102, 0.02, PASS", "103, 0.02, FAIL", "100, 0, PASS", "101, 0, FAIL"})
    void anExactMetricIsHeldAgainstItsLimitExactly(double candidate, double worsening, Decision decision) {
        RunRecord run = run().values("pixel8", "fp32", MODEL_SIZE, round -> 100)
                .values("pixel8", "int8", MODEL_SIZE, round -> candidate)
                .record();
        assertThat(Judge.judge(run, limit(MODEL_SIZE, worsening)).decision()).isEqualTo(decision);
    }

    @Test
    void anExactMetricThatContradictsItselfDecidesNothing() {
        RunRecord run = run().values("pixel8", "fp32", ACCURACY_TOP1, round -> 0.97)
                .values("pixel8", "int8", ACCURACY_TOP1, round -> round == 3 ? 0.95 : 0.96)
                .record();
        Gate gate = gate(
                List.of(new Gate.Limit(ACCURACY_TOP1, 0.5)),
                List.of(new Gate.Budget(ACCURACY_TOP1, 0.5)),
                Gate.Policy.WARN);
        Judgement judgement = Judge.judge(run, gate);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(only(judgement).change()).isNull();
        assertThat(only(judgement).reason()).contains("differs between rounds");
        assertThat(only(judgement).checks()).hasSize(2).noneMatch(Check::measured);
    }

    @Test
    void parityNeedsNoValueOfTheBaselineAndIsADeviation() {
        RunRecord run = run().values("pixel8", "int8", PARITY_COSINE, round -> 0.9996)
                .values("pixel8", "int8", PARITY_MAX_ABS_ERROR, round -> 0.012)
                .record();
        Gate gate = gate(
                List.of(),
                List.of(new Gate.Budget(PARITY_COSINE, 0.999), new Gate.Budget(PARITY_MAX_ABS_ERROR, 0.01)),
                Gate.Policy.BLOCK);
        Judgement judgement = Judge.judge(run, gate);
        Cell cosine = judgement.cells().get(0);
        assertThat(change(cosine).scale()).isEqualTo(Scale.DIFFERENCE);
        assertThat(change(cosine).point()).isCloseTo(-0.0004, within(1e-12));
        assertThat(cosine.decision()).isEqualTo(Decision.PASS);
        assertThat(judgement.cells().get(1).decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
    }
}
