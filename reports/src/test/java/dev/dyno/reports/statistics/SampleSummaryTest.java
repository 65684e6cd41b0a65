package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSummaryTest {

    @ParameterizedTest
    @CsvSource({"0.5, 11", "0.9, 64", "0.95, 130", "0.99, 662", "0.999, 6636"})
    void theFloorIsTheLoadGeneratorsTable(double p, int n) {
        assertThat(QueryFloor.of(p)).isEqualTo(n);
    }

    @Test
    void showsAQuantileFromItsFloorOnAndNotBefore() {
        assertThat(SampleSummary.of(upTo(10)).p50()).isEmpty();
        assertThat(SampleSummary.of(upTo(11)).p50()).isPresent();
        assertThat(SampleSummary.of(upTo(63)).p90()).isEmpty();
        assertThat(SampleSummary.of(upTo(64)).p90()).isPresent();
        assertThat(SampleSummary.of(upTo(129)).p95()).isEmpty();
        assertThat(SampleSummary.of(upTo(130)).p95()).isPresent();
        assertThat(SampleSummary.of(upTo(661)).p99()).isEmpty();
        assertThat(SampleSummary.of(upTo(662)).p99()).isPresent();
    }

    @Test
    void summarisesASampleInItsUnit() {
        SampleSummary summary = SampleSummary.of(upTo(999));
        assertThat(summary.n()).isEqualTo(999);
        assertThat(summary.min()).isEqualTo(1);
        assertThat(summary.max()).isEqualTo(999);
        assertThat(summary.mean()).isCloseTo(500, within(1e-9));
        assertThat(summary.p50().orElseThrow()).isCloseTo(500, within(1e-9));
        assertThat(summary.p90().orElseThrow()).isCloseTo(900, within(1.0));
        assertThat(summary.p95().orElseThrow()).isCloseTo(950, within(1.0));
        assertThat(summary.p99().orElseThrow()).isCloseTo(990, within(1.0));
    }

    @Test
    void theMeanOfHugeValuesDoesNotOverflow() {
        double[] huge = new double[20];
        Arrays.fill(huge, Double.MAX_VALUE);
        assertThat(SampleSummary.of(huge).mean()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void aSmallSampleIsDrawnInFull() {
        assertThat(Ecdf.points(new double[] {3, 1, 2}, 10))
                .containsExactly(new Ecdf.Point(1, 1 / 3.0), new Ecdf.Point(2, 2 / 3.0), new Ecdf.Point(3, 1));
        assertThat(Ecdf.points(new double[] {4}, 2)).containsExactly(new Ecdf.Point(4, 1));
    }

    @Test
    void aLargeSampleIsThinnedButKeepsItsEnds() {
        var points = Ecdf.points(upTo(100_000), 200);
        assertThat(points).hasSize(200);
        assertThat(points.get(0).value()).isEqualTo(1);
        assertThat(points.get(199)).isEqualTo(new Ecdf.Point(100_000, 1));
        assertThat(points).allSatisfy(p -> assertThat(p.share()).isCloseTo(p.value() / 100_000, within(1e-12)));
        assertThat(points).isSortedAccordingTo(Comparator.comparingDouble(Ecdf.Point::value));
    }

    @Test
    void refusesToDrawWithOnePoint() {
        assertThatThrownBy(() -> Ecdf.points(new double[] {1}, 1)).hasMessageContaining("at least 2");
    }

    private static double[] upTo(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    }
}
