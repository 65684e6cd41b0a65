package dev.dyno.reports.gate;

import static dev.dyno.results.metric.Metrics.ACCURACY_TOP1;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static dev.dyno.results.metric.Metrics.MEMORY_ALLOCATED_PER_INFERENCE;
import static dev.dyno.results.metric.Metrics.MODEL_SIZE;
import static dev.dyno.results.metric.Metrics.PARITY_COSINE;
import static dev.dyno.results.metric.Metrics.PARITY_MAX_ABS_ERROR;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final int ROUNDS = 10;

    /** A little noise, the same in every test: within 0.2 % of 1, symmetric over ten rounds. */
    private static double noise(int round) {
        return 1 + 0.0004 * (round - 5.5);
    }

    private static MadeUpRun run() {
        return new MadeUpRun(ROUNDS).device("pixel8").candidate("fp32").candidate("int8");
    }

    private static MadeUpRun run(Metric metric, double baseline, double candidate) {
        return run().values("pixel8", "fp32", metric, round -> baseline)
                .values("pixel8", "int8", metric, round -> candidate * noise(round));
    }

    private static Gate limit(Metric metric, double worsening) {
        return gate(List.of(new Gate.Limit(metric, worsening)), List.of(), Gate.Policy.BLOCK);
    }

    private static Gate budget(Metric metric, double bound) {
        return gate(List.of(), List.of(new Gate.Budget(metric, bound)), Gate.Policy.BLOCK);
    }

    private static Gate gate(List<Gate.Limit> limits, List<Gate.Budget> budgets, Gate.Policy policy) {
        return new Gate(limits, budgets, 0.95, policy);
    }

    private static Cell only(Judgement judgement) {
        assertThat(judgement.cells()).hasSize(1);
        return judgement.cells().get(0);
    }

    private static Estimate change(Cell cell) {
        return Objects.requireNonNull(cell.change());
    }

    // ---- what changed -------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"0.6, IMPROVED", "0.99, IMPROVED", "1.0, UNCHANGED", "1.001, UNCHANGED", "1.01, REGRESSED"})
    void aLowerLatencyIsBetter(double ratio, Verdict verdict) {
        assertThat(only(Judge.judge(run(LATENCY_P50, 0.005, 0.005 * ratio).record(), Gate.NONE))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.9, REGRESSED", "1.0, UNCHANGED", "1.2, IMPROVED"})
    void aHigherThroughputIsBetter(double ratio, Verdict verdict) {
        assertThat(only(Judge.judge(run(THROUGHPUT, 180, 180 * ratio).record(), Gate.NONE))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void reportsTheRatioWithItsIntervalAndTheTypicalValues() {
        Cell cell = only(Judge.judge(run(LATENCY_P50, 0.005, 0.003).record(), Gate.NONE));
        assertThat(cell.device()).isEqualTo("pixel8");
        assertThat(cell.candidate()).isEqualTo("int8");
        assertThat(cell.rounds()).isEqualTo(ROUNDS);
        assertThat(cell.baseline()).isEqualTo(0.005);
        assertThat(cell.value()).isCloseTo(0.003, within(1e-9));
        Estimate change = change(cell);
        assertThat(change.scale()).isEqualTo(Scale.RATIO);
        assertThat(change.unit()).isEqualTo(Unit.RATIO);
        assertThat(change.point()).isCloseTo(0.6, within(1e-5));
        var interval = Objects.requireNonNull(change.interval());
        assertThat(interval.lower()).isBetween(0.5988, 0.5999);
        assertThat(interval.upper()).isBetween(0.6001, 0.6012);
        assertThat(interval.confidence()).isBetween(0.95, 0.97);
        assertThat(cell.reason())
                .startsWith("better: -40.0 % against the baseline (95.")
                .contains("10 rounds");
    }

    @Test
    void pairsTheRoundsSoThatDriftCancels() {
        IntToDoubleFunction drift = round -> 0.005 * (1 + 0.1 * round);
        RunRecord run = run().values("pixel8", "fp32", LATENCY_P50, drift)
                .values("pixel8", "int8", LATENCY_P50, round -> 1.02 * drift.applyAsDouble(round) * noise(round))
                .record();
        assertThat(only(Judge.judge(run, Gate.NONE)).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void whereAValueIsZeroItReportsTheDifference() {
        RunRecord run = run().values("pixel8", "fp32", MEMORY_ALLOCATED_PER_INFERENCE, round -> 0)
                .values("pixel8", "int8", MEMORY_ALLOCATED_PER_INFERENCE, round -> 24 + round)
                .record();
        Cell cell = only(Judge.judge(run, limit(MEMORY_ALLOCATED_PER_INFERENCE, 0.05)));
        assertThat(change(cell).scale()).isEqualTo(Scale.DIFFERENCE);
        assertThat(change(cell).unit()).isEqualTo(Unit.BYTE);
        assertThat(change(cell).point()).isEqualTo(29.5);
        assertThat(cell.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(cell.decision()).isEqualTo(Decision.FAIL);
    }

    @Test
    void equalZerosAreUnchangedAndWithinAnyLimit() {
        RunRecord run = run().values("pixel8", "fp32", MEMORY_ALLOCATED_PER_INFERENCE, round -> 0)
                .values("pixel8", "int8", MEMORY_ALLOCATED_PER_INFERENCE, round -> 0)
                .record();
        Judgement judgement = Judge.judge(run, limit(MEMORY_ALLOCATED_PER_INFERENCE, 0));
        assertThat(only(judgement).verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(judgement.decision()).isEqualTo(Decision.PASS);
    }

    // ---- limits -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "0.70, 0.02, PASS", // better
        "1.00, 0.02, PASS", // no change, and one beyond the limit is ruled out
        "1.01, 0.02, PASS", // certainly worse, but certainly within the limit
        "1.02, 0.02, INCONCLUSIVE", // the interval straddles the limit, the estimate is not beyond it
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
    @CsvSource({"1.1, PASS", "1.0, PASS", "0.98001, INCONCLUSIVE", "0.9, FAIL"})
    void aLimitOnThroughput(double ratio, Decision decision) {
        RunRecord run = run(THROUGHPUT, 200, 200 * ratio).record();
        assertThat(Judge.judge(run, limit(THROUGHPUT, 0.02)).decision()).isEqualTo(decision);
    }

    @Test
    void aWideIntervalAroundNoChangeNeitherPassesNorFails() {
        RunRecord run = run().values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.005 * (1 + 0.06 * (round - 5.5)))
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

    // ---- budgets ------------------------------------------------------------------------------------------------

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

    // ---- exact metrics ------------------------------------------------------------------------------------------

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

    // ---- missing evidence never passes --------------------------------------------------------------------------

    @Test
    void aCandidateThatAlwaysFailedLeavesItsBoundsUnknown() {
        MadeUpRun run = run(LATENCY_P50, 0.005, 0.004);
        for (int round = 1; round <= ROUNDS; round++) {
            run.fail("pixel8", "int8", round, "the process died with exit code 139");
        }
        Judgement judgement = Judge.judge(run.record(), limit(LATENCY_P50, 0.02));
        Cell cell = only(judgement);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cell.change()).isNull();
        assertThat(cell.value()).isNull();
        assertThat(cell.rounds()).isZero();
        assertThat(cell.discards()).hasSize(ROUNDS);
        assertThat(cell.reason())
                .isEqualTo("no round gave a pair; 10 of 10 rounds: int8 failed: the process died with exit code 139");
    }

    @Test
    void tooFewRoundsGiveAnEstimateButNoIntervalAndNoPass() {
        RunRecord run = new MadeUpRun(5)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.002)
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        Cell cell = only(judgement);
        assertThat(change(cell).point()).isCloseTo(0.4, within(1e-12));
        assertThat(change(cell).interval()).isNull();
        assertThat(cell.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cell.reason()).contains("only 5 rounds", "95 % interval needs at least 6");
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void discardsARoundWhereEitherTrialIsNoEvidenceAndSaysWhy() {
        RunRecord run = run(LATENCY_P50, 0.005, 0.004)
                .invalidate("pixel8", "fp32", 2, "throttled at the start")
                .fail("pixel8", "int8", 4, "the link was lost")
                .record();
        Cell cell = only(Judge.judge(run, limit(LATENCY_P50, 0.02)));
        assertThat(cell.rounds()).isEqualTo(8);
        assertThat(cell.discards())
                .containsExactly(
                        new Discard(2, "fp32 does not count: throttled at the start"),
                        new Discard(4, "int8 failed: the link was lost"));
        assertThat(cell.decision()).isEqualTo(Decision.PASS);
    }

    @Test
    void whatIsLeftAfterManyFailuresIsASelectionAndDoesNotPass() {
        MadeUpRun run = run(LATENCY_P50, 0.005, 0.004);
        for (int round = 1; round <= 3; round++) {
            run.fail("pixel8", "int8", round, "time-out");
        }
        Gate warn = gate(
                List.of(new Gate.Limit(LATENCY_P50, 0.02)), List.of(new Gate.Budget(LATENCY_P50, 1)), Gate.Policy.WARN);
        Judgement judgement = Judge.judge(run.record(), warn);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(only(judgement).verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(judgement.sentences()).hasSize(2).allMatch(s -> s.contains("only 7 of 10 rounds count"));
    }

    @Test
    void aSelectionMayStillFail() {
        MadeUpRun run = run(LATENCY_P50, 0.005, 0.009);
        for (int round = 1; round <= 3; round++) {
            run.fail("pixel8", "int8", round, "time-out");
        }
        assertThat(Judge.judge(run.record(), limit(LATENCY_P50, 0.02)).decision())
                .isEqualTo(Decision.FAIL);
    }

    @Test
    void anUnavailableMetricIsUnknownForTheReasonThatTheDeviceGave() {
        RunRecord run = run().unavailable("pixel8", "fp32", LATENCY_P50, "no clock")
                .unavailable("pixel8", "int8", LATENCY_P50, "no clock")
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(only(judgement).reason()).contains("int8: unavailable: no clock");
    }

    @Test
    void everyPromisedCellShowsEvenIfNothingWasMeasuredInIt() {
        RunRecord run = run(LATENCY_P50, 0.005, 0.004)
                .device("tablet")
                .candidate("pruned")
                .metric(LATENCY_P90)
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.cells()).hasSize(2 * 2 * 2);
        assertThat(judgement.count(Decision.PASS)).isEqualTo(1);
        assertThat(judgement.count(Decision.INCONCLUSIVE)).isEqualTo(3);
        assertThat(judgement.count(Verdict.INCONCLUSIVE)).isEqualTo(7);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.cells().get(7).reason()).contains("pruned was not measured");
    }

    @Test
    void aGatedMetricThatTheRunDidNotAskForIsUnknown() {
        Judgement judgement = Judge.judge(run(LATENCY_P50, 0.005, 0.004).record(), budget(ACCURACY_TOP1, 0.9));
        assertThat(judgement.cells()).hasSize(2);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunRecord.State.class,
            names = {"RUNNING", "INTERRUPTED"})
    void aRunThatDidNotEndDoesNotPassButMayFail(RunRecord.State state) {
        MadeUpRun good = run(LATENCY_P50, 0.005, 0.004).state(state);
        Judgement judgement = Judge.judge(good.record(), limit(LATENCY_P50, 0.02));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("--resume");
        MadeUpRun bad = run(LATENCY_P50, 0.005, 0.009).state(state);
        assertThat(Judge.judge(bad.record(), limit(LATENCY_P50, 0.02)).decision())
                .isEqualTo(Decision.FAIL);
    }

    @Test
    void aRunWithNothingToCompareIsInconclusive() {
        assertThat(Judge.judge(new MadeUpRun(3).candidate("fp32").record(), Gate.NONE)
                        .decision())
                .isEqualTo(Decision.INCONCLUSIVE);
    }

    // ---- the decision as a whole --------------------------------------------------------------------------------

    @Test
    void oneFailedCellFailsTheReleaseAndIsNamedFirst() {
        RunRecord run = run(LATENCY_P50, 0.005, 0.004)
                .metric(ACCURACY_TOP1)
                .values("pixel8", "fp32", LATENCY_P90, round -> 0.006)
                .values("pixel8", "int8", LATENCY_P90, round -> 0.008 * noise(round))
                .record();
        Gate gate = gate(
                List.of(new Gate.Limit(LATENCY_P50, 0.02), new Gate.Limit(LATENCY_P90, 0.02)),
                List.of(new Gate.Budget(ACCURACY_TOP1, 0.9)),
                Gate.Policy.BLOCK);
        Judgement judgement = Judge.judge(run, gate);
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.sentences()).hasSize(2);
        assertThat(judgement.sentences().get(0)).startsWith("latency.p90 of int8");
        assertThat(judgement.sentences().get(1)).startsWith("accuracy.top1 of int8");
    }

    @Test
    void thePolicyWarnLetsACloseCallThroughButNotAGap() {
        Gate warn = gate(List.of(new Gate.Limit(LATENCY_P50, 0.02)), List.of(), Gate.Policy.WARN);
        RunRecord close = run(LATENCY_P50, 0.005, 0.0051 * 0.99999).record();
        assertThat(only(Judge.judge(close, warn)).decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(Judge.judge(close, warn).decision()).isEqualTo(Decision.PASS);
        RunRecord gap = run().metric(LATENCY_P50).record();
        assertThat(Judge.judge(gap, warn).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void withoutAGateAFullyMeasuredRunPassesAndSaysThatNothingWasGated() {
        Judgement judgement = Judge.judge(run(LATENCY_P50, 0.005, 0.009).record(), Gate.NONE);
        assertThat(judgement.decision()).isEqualTo(Decision.PASS);
        assertThat(only(judgement).decision()).isNull();
        assertThat(judgement.sentences()).singleElement().asString().contains("only reports");
    }

    @Test
    void withoutAGateMissingEvidenceIsInconclusive() {
        Judgement judgement =
                Judge.judge(run(LATENCY_P50, 0.005, 0.004).metric(LATENCY_P90).record(), Gate.NONE);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).anyMatch(s -> s.startsWith("latency.p90 of int8 on pixel8: no round"));
    }

    @Test
    void marksWhatComesFromASimulatedDevice() {
        RunRecord run = new MadeUpRun(ROUNDS)
                .device("virtual", true)
                .candidate("fp32")
                .candidate("int8")
                .values("virtual", "fp32", LATENCY_P50, round -> 0.005)
                .values("virtual", "int8", LATENCY_P50, round -> 0.004)
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(only(judgement).simulated()).isTrue();
        assertThat(judgement.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.source()).isEqualTo("virtual"));
    }

    @Test
    void combinesLikeThreeValuedLogic() {
        for (Decision a : Decision.values()) {
            assertThat(a.and(Decision.PASS)).isEqualTo(a);
            assertThat(a.and(a)).isEqualTo(a);
            assertThat(a.and(Decision.FAIL)).isEqualTo(Decision.FAIL);
            for (Decision b : Decision.values()) {
                assertThat(a.and(b)).isEqualTo(b.and(a));
            }
        }
        assertThat(Decision.PASS.and(Decision.INCONCLUSIVE)).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(Decision.all(List.of())).isEqualTo(Decision.PASS);
    }
}
