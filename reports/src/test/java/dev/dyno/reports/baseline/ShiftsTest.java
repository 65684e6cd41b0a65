package dev.dyno.reports.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.BaselineRecord.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftsTest {
    private static final double[] PINNED = {100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.1};

    @ParameterizedTest
    @CsvSource({
        "latency.p50, 0.9, IMPROVED, PASS",
        "latency.p50, 1.0, UNCHANGED, PASS",
        "latency.p50, 1.03, REGRESSED, PASS",
        "latency.p50, 1.05, REGRESSED, INCONCLUSIVE",
        "latency.p50, 1.1, REGRESSED, FAIL",
        "throughput, 1.1, IMPROVED, PASS",
        "throughput, 0.9, REGRESSED, FAIL"
    })
    void aLimitOfFivePerCentBoundsTheChangeForTheWorse(String name, double ratio, Verdict verdict, Decision decision) {
        Metric metric = Metrics.named(name).orElseThrow();
        Shifts shifts = Shifts.of(PINNED, times(ratio, PINNED), metric, 0.95);

        assertThat(shifts.verdict(metric.better())).isEqualTo(verdict);
        assertThat(shifts.within(0.05, metric.better())).isEqualTo(decision);
        assertThat(shifts.pinned()).isCloseTo(100.05, within(1e-9));
        assertThat(shifts.value()).isCloseTo(100.05 * ratio, within(1e-9));
    }

    @Test
    void anEqualSessionFailsNoMoreOftenThanTheConfidenceAllows() {
        Random random = new Random(17);
        int failed = 0;
        int passed = 0;
        for (int run = 0; run < 2000; run++) {
            Shifts same = Shifts.of(session(8, 1, random), session(8, 1, random), Metrics.LATENCY_P50, 0.95);
            Shifts atLimit = Shifts.of(session(8, 1, random), session(8, 1.02, random), Metrics.LATENCY_P50, 0.95);
            failed += same.verdict(Direction.LOWER_IS_BETTER) == Verdict.REGRESSED ? 1 : 0;
            passed += atLimit.within(0.02, Direction.LOWER_IS_BETTER) == Decision.PASS ? 1 : 0;
        }
        double most = 0.025 + 4 * Math.sqrt(0.025 * 0.975 / 2000);
        assertThat(failed / 2000.0).isLessThan(most);
        assertThat(passed / 2000.0).isLessThan(most);
    }

    @Test
    void whereAValueIsZeroTheChangeIsADifferenceAndTheLimitAShareOfThePinnedMedian() {
        double[] pinned = {0, 10, 11, 9, 10};
        Shifts shifts = Shifts.of(pinned, new double[] {10, 30, 31, 29, 30}, Metrics.LATENCY_P50, 0.9);
        assertThat(Objects.requireNonNull(shifts.change()).scale()).isEqualTo(Estimate.Scale.DIFFERENCE);
        assertThat(shifts.within(5, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.PASS);
        assertThat(shifts.within(0.1, Direction.LOWER_IS_BETTER)).isNotEqualTo(Decision.PASS);
    }

    @Test
    void exactValuesAreComparedAsTheyAreAndMustNotContradictThemselves() {
        double[] size = {1000, 1000, 1000};
        Shifts same = Shifts.of(size, new double[] {1000}, Metrics.MODEL_SIZE, 0.95);
        assertThat(same.within(0, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.PASS);
        Shifts larger = Shifts.of(size, new double[] {1001}, Metrics.MODEL_SIZE, 0.95);
        assertThat(larger.within(0, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.FAIL);
        Shifts torn = Shifts.of(size, new double[] {1000, 1001}, Metrics.MODEL_SIZE, 0.95);
        assertThat(torn.within(1, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(torn.why()).contains("differs between rounds");
    }

    @Test
    void tooLittleNeverPasses() {
        double[] few = {90, 91, 92};
        Shifts shifts = Shifts.of(few, few, Metrics.LATENCY_P50, 0.95);
        assertThat(shifts.within(10, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(shifts.verdict(Direction.LOWER_IS_BETTER)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(shifts.why()).contains("3 pinned rounds and 3 of the run");
        Shifts none = Shifts.of(few, new double[0], Metrics.LATENCY_P50, 0.95);
        assertThat(none.within(10, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(none.change()).isNull();
    }

    private static double[] session(int rounds, double ratio, Random random) {
        double[] values = new double[rounds];
        Arrays.setAll(values, i -> ratio * Math.exp(0.02 * random.nextGaussian()));
        return values;
    }

    private static double[] times(double ratio, double[] values) {
        return Arrays.stream(values).map(value -> ratio * value).toArray();
    }

    @Test
    void values_that_agree_by_a_coarse_meter_are_no_better_known_than_it_measures() {
        List<Value> pinned = session(1, 0.02);
        List<Value> values = session(1.02, 0.02);

        Shifts fine = Shifts.of(session(1, 0), session(1.02, 0), Metrics.ENERGY_PER_INFERENCE, 0.95);
        Shifts coarse = Shifts.of(pinned, values, Metrics.ENERGY_PER_INFERENCE, 0.95);

        assertThat(fine.within(0.01, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.FAIL);
        assertThat(coarse.within(0.01, Direction.LOWER_IS_BETTER)).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(coarse.verdict(Direction.LOWER_IS_BETTER)).isNotEqualTo(Verdict.REGRESSED);
        assertThat(Objects.requireNonNull(coarse.change()).point())
                .isEqualTo(Objects.requireNonNull(fine.change()).point());
    }

    /** Six rounds within a thousandth of each other. */
    private static List<Value> session(double value, double uncertainty) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(round -> new Value(round, value * (1 + round * 1e-4), 1, uncertainty * value))
                .toList();
    }
}
