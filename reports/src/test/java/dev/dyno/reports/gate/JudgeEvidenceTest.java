package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.ROUNDS;
import static dev.dyno.reports.gate.Judging.budget;
import static dev.dyno.reports.gate.Judging.change;
import static dev.dyno.reports.gate.Judging.gate;
import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.noise;
import static dev.dyno.reports.gate.Judging.only;
import static dev.dyno.reports.gate.Judging.run;
import static dev.dyno.results.metric.Metrics.ACCURACY_TOP1;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Missing, invalid or insufficient evidence never passes. */
class JudgeEvidenceTest {
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
                        new Discard(2, Discard.Arm.BASELINE, "fp32 does not count: throttled at the start"),
                        new Discard(4, Discard.Arm.CANDIDATE, "int8 failed: the link was lost"));
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

    @Test
    void roundsThatOnlyOneArmLostAreNoAccident() {
        MadeUpRun run = long44(0.004);
        for (int round = 1; round <= 8; round++) {
            run.fail("pixel8", "int8", 5 * round, "time-out");
        }
        Judgement judgement = Judge.judge(run.record(), limit(LATENCY_P50, 0.02));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .contains("of 44 rounds, 8 lost only int8 and 0 only the baseline", "a selection");
    }

    @Test
    void roundsThatBothArmsLostInTurnAreAnAccident() {
        MadeUpRun run = long44(0.004);
        for (int round = 1; round <= 8; round++) {
            run.fail("pixel8", round % 2 == 0 ? "int8" : "fp32", 5 * round, "time-out");
        }
        assertThat(Judge.judge(run.record(), limit(LATENCY_P50, 0.02)).decision())
                .isEqualTo(Decision.PASS);
    }

    @Test
    void aBaselineThatLostItsSlowRoundsDoesNotMakeACandidateFail() {
        MadeUpRun base = long44(0.006);
        MadeUpRun candidate = long44(0.006);
        for (int round = 1; round <= 8; round++) {
            base.fail("pixel8", "fp32", 5 * round, "time-out");
            candidate.fail("pixel8", "int8", 5 * round, "time-out");
        }
        assertThat(Judge.judge(base.record(), limit(LATENCY_P50, 0.02)).decision())
                .isEqualTo(Decision.INCONCLUSIVE);
        assertThat(Judge.judge(candidate.record(), limit(LATENCY_P50, 0.02)).decision())
                .isEqualTo(Decision.FAIL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.005, -0.0})
    void aLatencyOfNothingOrLessIsNoEvidence(double value) {
        RunRecord run = run().values("pixel8", "fp32", LATENCY_P50, round -> 0.005 * noise(round))
                .values("pixel8", "int8", LATENCY_P50, round -> value)
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(only(judgement).reason()).contains("which cannot be");
        assertThat(Judge.judge(run, budget(LATENCY_P50, 1)).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void timesThatAreAllEqualDecideNothing() {
        RunRecord run = run().values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.004)
                .record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(only(judgement).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("which no real measurement does");
        assertThat(Judge.judge(run, budget(LATENCY_P50, 1)).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void oneRoundDecidesNothing() {
        RunRecord run = new MadeUpRun(1)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.002)
                .record();
        assertThat(Judge.judge(run, limit(LATENCY_P50, 0.02)).decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(Judge.judge(run, budget(LATENCY_P50, 1)).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, Double.MIN_VALUE, 1e300, 1e-300})
    void numbersAtTheEdgeOfWhatThereIsAreComparedLikeAnyOther(double value) {
        RunRecord run = run().values("pixel8", "fp32", LATENCY_P50, round -> 1e-200 * noise(round))
                .values("pixel8", "int8", LATENCY_P50, round -> value / (1 + 0.01 * round))
                .record();
        assertThat(Judge.judge(run, limit(LATENCY_P50, 0.02)).decision())
                .isEqualTo(value > 1 ? Decision.FAIL : Decision.PASS);
    }

    private static MadeUpRun long44(double candidate) {
        return new MadeUpRun(44)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> candidate * noise(round));
    }
}
