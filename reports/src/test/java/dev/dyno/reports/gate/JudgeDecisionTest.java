package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.ROUNDS;
import static dev.dyno.reports.gate.Judging.gate;
import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.loud;
import static dev.dyno.reports.gate.Judging.noise;
import static dev.dyno.reports.gate.Judging.only;
import static dev.dyno.reports.gate.Judging.run;
import static dev.dyno.results.metric.Metrics.ACCURACY_TOP1;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The decision for the release as a whole. */
class JudgeDecisionTest {
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
        RunRecord close = run().values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.005 * loud(round))
                .record();
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
