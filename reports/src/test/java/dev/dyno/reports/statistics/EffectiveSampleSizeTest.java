package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSampleSizeTest {

    /** What the number means, measured: means of that many independent values scatter as these means do. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6})
    void isHowManyIndependentValuesGiveAMeanThatScattersAsMuch(double memory) {
        Random random = new Random(20);
        int n = 1000;
        int runs = 1000;
        double[] means = new double[runs];
        double firstLag = 0;
        double allLags = 0;
        for (int run = 0; run < runs; run++) {
            double[] series = series(n, memory, random);
            means[run] = Arrays.stream(series).average().orElseThrow();
            firstLag += EffectiveSampleSize.ofFirstLag(series) / runs;
            allLags += EffectiveSampleSize.ofAllLags(series) / runs;
        }
        double scatter = Samples.standardDeviation(means);
        double measured = 1 / ((1 - memory * memory) * scatter * scatter);
        assertThat(firstLag).isCloseTo(measured, within(0.15 * measured));
        assertThat(allLags).isCloseTo(measured, within(0.15 * measured));
    }

    @Test
    void allLagsSeeAMemoryThatTheFirstOneHides() {
        // Every value stands three times in a row: a third of them tells all.
        double[] values = new Random(9).doubles(400).toArray();
        double[] tripled = new double[1200];
        Arrays.setAll(tripled, i -> values[i / 3]);
        assertThat(EffectiveSampleSize.ofAllLags(tripled)).isCloseTo(400, within(80.0));
        assertThat(EffectiveSampleSize.ofFirstLag(tripled)).isLessThan(300);
    }

    @Test
    void computesByHandWhatIsSmallEnough() {
        // Mean 2.5, products 5 alone and 1.25 with the one before: r = 1/4, and 4 x (3/4) / (5/4).
        double[] series = {1, 2, 3, 4};
        assertThat(EffectiveSampleSize.ofFirstLag(series)).isCloseTo(2.4, within(1e-12));
        // Lags 0 and 1 make 1.25; lags 2 and 3, -0.3 and -0.45, end it: 4 / (2 x 1.25 - 1).
        assertThat(EffectiveSampleSize.ofAllLags(series)).isCloseTo(4 / 1.5, within(1e-12));
    }

    @Test
    void isNeverMoreThanThereAreNorLessThanOne() {
        double[] alternating = new double[100];
        Arrays.setAll(alternating, i -> i % 2 == 0 ? 1 : -1);
        double[] trend = new double[5];
        Arrays.setAll(trend, i -> i);
        assertThat(EffectiveSampleSize.ofFirstLag(alternating)).isEqualTo(100);
        assertThat(EffectiveSampleSize.ofAllLags(alternating)).isEqualTo(100);
        assertThat(EffectiveSampleSize.ofAllLags(trend)).isBetween(1.0, 5.0);
        assertThat(EffectiveSampleSize.ofFirstLag(new double[] {7})).isEqualTo(1);
        assertThat(EffectiveSampleSize.ofAllLags(new double[] {7})).isEqualTo(1);
        assertThat(EffectiveSampleSize.ofAllLags(new double[] {7, 7, 7})).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoSeries() {
        assertThatThrownBy(() -> EffectiveSampleSize.ofFirstLag(new double[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> EffectiveSampleSize.ofAllLags(new double[] {1, Double.NaN}))
                .hasMessageContaining("finite");
    }

    private static double[] series(int n, double memory, Random random) {
        double[] series = new double[n];
        double last = random.nextGaussian() / Math.sqrt(1 - memory * memory);
        for (int i = 0; i < n; i++) {
            last = memory * last + random.nextGaussian();
            series[i] = last;
        }
        return series;
    }
}
