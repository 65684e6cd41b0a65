package dev.dyno.reports.measurements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SequentialTest;
import dev.dyno.results.metric.Direction;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComparisonJudgeTest {
    private static final String P50 = "latency.p50";
    private final Comparison comparison = new Comparison("c");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aVerdictIsThatOfTheSequentialTestOnLogRatios(long seed) {
        double[] harms = new double[52];
        Random random = new Random(seed);
        for (int round = 0; round < harms.length; round++) {
            double base = 0.004 * Math.exp(0.02 * random.nextGaussian());
            double other = 0.004 * Math.exp(0.02 * random.nextGaussian() + 0.01 * seed);
            whole(P50, "baseline", round, base);
            whole(P50, "int8", round, other);
            harms[round] = Math.log(other / base);
        }
        SequentialTest.Path path = SequentialTest.replay(
                harms,
                new SequentialTest.Zone(0, Math.log1p(0.02)),
                Thresholds.USUAL.design(),
                Thresholds.SPREAD_FLOOR);

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict().name()).isEqualTo(path.state().name());
        assertThat(cell.estimate()).isEqualTo(Math.exp(path.estimate()));
        assertThat(cell.lower()).isEqualTo(Math.exp(path.lower()));
        assertThat(cell.upper()).isEqualTo(Math.exp(path.upper()));
        assertThat(cell.roundsUsed()).isEqualTo(path.used());
        assertThat(cell.looks()).isEqualTo(path.looks());
        assertThat(cell.confirmed()).isEqualTo(path.confirmed());
    }

    @Test
    void whatIsBetterWhenHigherIsTurnedRound() {
        noise("throughput", "baseline", 52, 1);
        noise("throughput", "slower", 52, 0.9);

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.FAIL);
        assertThat(cell.confirmed()).isTrue();
        assertThat(cell.estimate()).isCloseTo(0.9, within(0.02));
        assertThat(cell.lower()).isLessThan(cell.estimate());
        assertThat(cell.upper()).isGreaterThan(cell.estimate());
        assertThat(cell.reason()).contains("the limit is -2 %");
    }

    @Test
    void anUnknownMetricIsLowerUnlessSaidOtherwise() {
        noise("queries", "baseline", 52, 1);
        noise("queries", "more", 52, 1.1);

        assertThat(judge(Thresholds.USUAL).verdict()).isEqualTo(Decision.FAIL);
        Thresholds higher = new Thresholds(
                "baseline",
                OptionalDouble.empty(),
                Map.of(),
                Map.of("queries", Direction.HIGHER_IS_BETTER),
                Thresholds.USUAL.design(),
                0.005,
                0);
        assertThat(judge(higher).verdict()).isEqualTo(Decision.PASS);
    }

    @Test
    void aSuspicionWithoutFreshRoundsIsNeitherPassNorFail() {
        noise(P50, "baseline", 6, 1);
        noise(P50, "slower", 6, 1.5);

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.reason()).contains("needs more rounds", "suspected", "fresh");
    }

    @Test
    void aFixedDesignDecidesOnceByItsOwnRounds() {
        noise(P50, "baseline", 30, 1);
        noise(P50, "slower", 30, 1.5);
        Thresholds fixed = fixed(20);

        CellVerdict cell = judge(fixed);

        assertThat(cell.verdict()).isEqualTo(Decision.FAIL);
        assertThat(cell.roundsUsed()).isEqualTo(20);
        assertThat(cell.looks()).isEqualTo(1);
        assertThat(cell.confirmed()).isFalse();
        assertThat(judge(fixed(31)).reason()).contains("needs more rounds: the 30 pairs do not decide");
    }

    @ParameterizedTest
    @CsvSource({
        "latency.p50, 0.5, 100",
        "latency.p90, 0.9, 64",
        "latency.p95, 0.95, 130",
        "step.time, 0.5, 11",
        "a.p99, 0.99, 662"
    })
    void aBlockBecomesItsMetricsQuantile(String metric, double share, int iterations) {
        double[] values = new Random(5).doubles(iterations, 1, 2).toArray();

        assertThat(Reduction.of(metric).reduce(values.clone())).isEqualTo(HarrellDavis.quantile(values, share));
        assertThat(Reduction.of(metric).floor(iterations)).isLessThanOrEqualTo(iterations);
    }

    @Test
    void meanAndMaximumAreWhatTheySay() {
        assertThat(Reduction.of("latency.mean").reduce(new double[] {1, 2, 6})).isEqualTo(3);
        assertThat(Reduction.of("latency.max").reduce(new double[] {1, 6, 2})).isEqualTo(6);
    }

    @Test
    void tooFewIterationsForAQuantileGiveNoPair() {
        for (int round = 1; round <= 30; round++) {
            block("latency.p90", "baseline", round, 63, 1);
            block("latency.p90", "int8", round, 64, 0.5);
        }

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.reason()).contains("round 1 of 'baseline' has 63 iterations, and a p90 needs 64");
    }

    @Test
    void blocksOfUnequalLengthGiveNoPair() {
        for (int round = 1; round <= 30; round++) {
            block(P50, "baseline", round, 100, 1);
            block(P50, "int8", round, round == 2 ? 49 : 50, 0.5);
        }

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.reason())
                .contains("1 of 30 rounds are lost", "round 2 has 100 iterations of 'baseline' and 49");
    }

    @ParameterizedTest
    @CsvSource({"baseline, 5", "int8, 5", "int8, 30", "baseline, 30", "both, 5"})
    void aLostRoundWithholdsAPass(String arm, int lost) {
        for (int round = 1; round <= 30; round++) {
            for (String each : List.of("baseline", "int8")) {
                if (round != lost || !(arm.equals("both") || arm.equals(each))) {
                    whole(
                            P50,
                            each,
                            round,
                            (each.equals("int8") ? 0.5 : 1) + 0.001 * Math.sin(round * 7 + each.length()));
                }
            }
        }

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.reason()).contains("1 of 30 rounds are lost", "round " + lost);
        assertThat(judge(lenient(0.04)).verdict()).isEqualTo(Decision.PASS);
        assertThat(judge(lenient(0.03)).verdict()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void aCandidateThatWasSettledEarlierLosesNothing() {
        noise(P50, "baseline", 30, 1);
        noise(P50, "early", 6, 0.5);
        noise(P50, "late", 30, 1);

        List<CellVerdict> cells = new ComparisonJudge(Thresholds.USUAL).judge(comparison);

        assertThat(cells.get(0).candidate()).isEqualTo("early");
        assertThat(cells.get(0).verdict()).isEqualTo(Decision.PASS);
    }

    @Test
    void aFailureStandsWhateverIsLost() {
        noise(P50, "baseline", 52, 1);
        noise(P50, "slower", 60, 1.5);

        assertThat(judge(Thresholds.USUAL).verdict()).isEqualTo(Decision.FAIL);
    }

    @Test
    void whatIsMissingIsInconclusive() {
        noise(P50, "baseline", 30, 1);
        noise(P50, "int8", 30, 0.5);
        noise(P50, "fp16", 30, 0.5);
        noise("throughput", "int8", 30, 0.5);
        noise("latency.max", "baseline", 30, 0.5);

        List<CellVerdict> cells = new ComparisonJudge(Thresholds.USUAL).judge(comparison);

        assertThat(cells).hasSize(6);
        assertThat(cells.stream().map(CellVerdict::verdict))
                .containsExactly(
                        Decision.PASS,
                        Decision.PASS,
                        Decision.INCONCLUSIVE,
                        Decision.INCONCLUSIVE,
                        Decision.INCONCLUSIVE,
                        Decision.INCONCLUSIVE);
        assertThat(cells.get(2).reason()).contains("no arm 'baseline'");
        assertThat(cells.get(3).reason()).contains("no values");
    }

    @Test
    void aBaselineAloneIsInconclusive() {
        noise(P50, "baseline", 30, 1);

        assertThat(judge(Thresholds.USUAL).verdict()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "model.size, 1000, 1020, PASS",
        "model.size, 1000, 1021, FAIL",
        "model.size, 0, 0, PASS",
        "model.size, 0, 1, FAIL",
        "accuracy.top1, 0.9, 0.882, PASS",
        "accuracy.top1, 0.9, 0.88, FAIL",
        "accuracy.top1, 0, 0.1, PASS",
        "parity.cosine, 1, 0.999, INCONCLUSIVE",
        "memory.peak_rss, 100, 101, PASS",
        "memory.peak_rss, 100, 102, FAIL",
        "memory.peak_rss, 0, 0, PASS",
        "latency.p50, 5, 4, INCONCLUSIVE",
        "latency.p50, 5, 5, INCONCLUSIVE",
        "made.up, 5, 4, INCONCLUSIVE"
    })
    void valuesThatNeverVary(String metric, double base, double other, Decision expected) {
        for (int round = 0; round < 30; round++) {
            whole(metric, "baseline", round, base);
            whole(metric, "int8", round, other);
        }

        assertThat(judge(Thresholds.USUAL).verdict()).isEqualTo(expected);
    }

    @Test
    void exactMetricsThatVaryAreInconclusive() {
        noise("model.size", "baseline", 5, 1000);
        noise("model.size", "int8", 5, 900);

        assertThat(judge(Thresholds.USUAL).reason()).contains("differs between rounds");
    }

    @Test
    void constantBytesOfOneRoundAreNotEnough() {
        whole("memory.peak_rss", "baseline", 1, 100);
        whole("memory.peak_rss", "int8", 1, 100);

        assertThat(judge(Thresholds.USUAL).reason()).contains("needs more rounds: the 1 pair");
    }

    @Test
    void copiesOfTheBaselineAreNoMeasurements() {
        for (int round = 0; round < 30; round++) {
            whole(P50, "baseline", round, 1 + 0.01 * Math.sin(round));
            whole(P50, "int8", round, 1 + 0.01 * Math.sin(round));
        }

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.reason()).contains("copies");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.001})
    void aTimeThatIsNotPositiveIsNotJudged(double value) {
        noise(P50, "baseline", 30, 1);
        noise(P50, "int8", 29, 0.5);
        whole(P50, "int8", 30, value);

        CellVerdict cell = judge(Thresholds.USUAL);

        assertThat(cell.verdict()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(cell.reason()).contains("line 30", "zero or negative");
    }

    private void noise(String metric, String arm, int rounds, double centre) {
        Random random = new Random(arm.hashCode());
        for (int round = 1; round <= rounds; round++) {
            whole(metric, arm, round, centre * (1 + 0.005 * random.nextGaussian()));
        }
    }

    private void whole(String metric, String arm, long round, double value) {
        assertThat(comparison.series(metric, arm).add(round, Series.WHOLE, value, round))
                .isNotNegative();
    }

    private void block(String metric, String arm, long round, int iterations, double centre) {
        Random random = new Random(arm.hashCode() + round);
        for (int i = 0; i < iterations; i++) {
            double value = centre * (1 + 0.005 * random.nextGaussian());
            assertThat(comparison.series(metric, arm).add(round, i, value, i)).isNotNegative();
        }
    }

    private CellVerdict judge(Thresholds thresholds) {
        return new ComparisonJudge(thresholds).judge(comparison).get(0);
    }

    private static Thresholds fixed(int rounds) {
        return new Thresholds(
                "baseline",
                OptionalDouble.empty(),
                Map.of(),
                Map.of(),
                SequentialDesign.fixed(rounds, 0.025),
                0.005,
                0);
    }

    private static Thresholds lenient(double lostRounds) {
        return new Thresholds(
                "baseline", OptionalDouble.empty(), Map.of(), Map.of(), Thresholds.USUAL.design(), 0.005, lostRounds);
    }
}
