package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.ROUNDS;
import static dev.dyno.reports.gate.Judging.budget;
import static dev.dyno.reports.gate.Judging.change;
import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.noise;
import static dev.dyno.reports.gate.Judging.only;
import static dev.dyno.reports.gate.Judging.run;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.MEMORY_ALLOCATED_PER_INFERENCE;
import static dev.dyno.results.metric.Metrics.TEMPERATURE_MAX;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge says has changed, and by how much. */
class JudgeChangesTest {
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
    void degreesCelsiusDifferByDegreesAndNotByShares() {
        Estimate change = change(only(Judge.judge(run(TEMPERATURE_MAX, 40, 42).record(), Gate.NONE)));
        assertThat(change.scale()).isEqualTo(Scale.DIFFERENCE);
        assertThat(change.unit()).isEqualTo(Unit.CELSIUS);
        assertThat(change.point()).isCloseTo(2, within(0.05));
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
    }

    @Test
    void aShareOfNothingIsNoLimitButABudgetHolds() {
        RunRecord run = run().values("pixel8", "fp32", MEMORY_ALLOCATED_PER_INFERENCE, round -> 0)
                .values("pixel8", "int8", MEMORY_ALLOCATED_PER_INFERENCE, round -> 24 + round)
                .record();
        Judgement judgement = Judge.judge(run, limit(MEMORY_ALLOCATED_PER_INFERENCE, 0.05));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).singleElement().asString().contains("a share of a baseline of 0");
        assertThat(Judge.judge(run, budget(MEMORY_ALLOCATED_PER_INFERENCE, 16)).decision())
                .isEqualTo(Decision.FAIL);
        assertThat(Judge.judge(run, budget(MEMORY_ALLOCATED_PER_INFERENCE, 64)).decision())
                .isEqualTo(Decision.PASS);
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
}
