package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarrellDavisTest {
    /** Integrals of the unnormalised densities, by their first parameter. */
    private static final Map<Double, Double> TOTALS = new HashMap<>();

    @Test
    void weightsThreeValuesAsTheBetaDistributionSays() {
        // p = 1/2: Beta(2, 2) has the distribution function 3x^2 - 2x^3, and so the weights 7/27, 13/27, 7/27.
        assertThat(HarrellDavis.quantile(new double[] {27, 0, 0}, 0.5)).isCloseTo(7, within(1e-12));
        assertThat(HarrellDavis.quantile(new double[] {0, 27, 54}, 0.5)).isCloseTo(27, within(1e-12));
        // p = 1/4: Beta(1, 3) has 1 - (1 - x)^3, and so 19/27, 7/27, 1/27.
        assertThat(HarrellDavis.quantile(new double[] {27, 0, 0}, 0.25)).isCloseTo(1, within(1e-12));
        assertThat(HarrellDavis.quantile(new double[] {-27, 0, 0}, 0.25)).isCloseTo(-19, within(1e-12));
    }

    @Test
    void theMedianOfASymmetricSampleIsItsCentre() {
        assertThat(HarrellDavis.quantile(new double[] {-9, -1, 3, 7, 15}, 0.5)).isCloseTo(3, within(1e-12));
        assertThat(HarrellDavis.quantile(new double[] {5}, 0.9)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9, 0.99})
    void leavingOutNegligibleWeightsChangesNothing(double p) {
        int n = 400;
        double[] sample = new Random(3).doubles(n).map(u -> Math.exp(6 * u)).toArray();
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double expected = IntStream.range(0, n)
                .mapToDouble(i -> sorted[i] * integral((n + 1) * p, (n + 1) * (1 - p), i / (double) n, 1.0 / n))
                .sum();
        assertThat(HarrellDavis.quantile(sample, p)).isCloseTo(expected, within(1e-3 * expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.99, 0.999})
    void findsTheQuantilesOfAMillionUniformValues(double p) {
        double[] sample = new Random(11).doubles(1_000_000).toArray();
        assertThat(HarrellDavis.quantile(sample, p)).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / 1e6)));
    }

    @Test
    void followsShiftScaleAndOrderAndLeavesTheSampleAlone() {
        Random random = new Random(8);
        double[] sample = random.doubles(57).toArray();
        double[] before = sample.clone();
        double plain = HarrellDavis.quantile(sample, 0.9);
        double[] moved = Arrays.stream(sample).map(v -> 3 * v - 40).toArray();
        double[] sorted = sample.clone();
        Arrays.sort(sorted);

        assertThat(HarrellDavis.quantile(moved, 0.9)).isCloseTo(3 * plain - 40, within(1e-10));
        assertThat(HarrellDavis.quantile(sorted, 0.9)).isEqualTo(plain);
        assertThat(sample).isEqualTo(before);
    }

    @Test
    void neverFallsAsTheShareRisesAndStaysWithinTheSample() {
        double[] sample = new Random(2).doubles(31, 4, 6).toArray();
        double last = Double.NEGATIVE_INFINITY;
        for (double p = 0.005; p < 1; p += 0.005) {
            double quantile = HarrellDavis.quantile(sample, p);
            assertThat(quantile).isGreaterThanOrEqualTo(last).isBetween(4.0, 6.0);
            last = quantile;
        }
    }

    @Test
    void aSampleOfEqualValuesHasThatValueExactly() {
        double[] sample = new double[1000];
        Arrays.fill(sample, 0.1);
        assertThat(HarrellDavis.quantile(sample, 0.99)).isEqualTo(0.1);
    }

    @Test
    void keptWeightsAreThoseOfTheSizeAndTheShareInEveryThread() {
        double[] sample = new Random(4).doubles(500).toArray();
        double[] shares = {0.5, 0.9};
        double[] fresh = new double[400];
        for (int n = 100; n < 500; n++) {
            fresh[n - 100] = HarrellDavis.quantile(Arrays.copyOf(sample, n), shares[n % 2]);
        }
        double[] again = new double[400];
        IntStream.range(0, 4000).parallel().forEach(i -> {
            int n = 100 + i % 400;
            again[n - 100] = HarrellDavis.quantile(Arrays.copyOf(sample, n), shares[n % 2]);
        });
        assertThat(again).isEqualTo(fresh);
        assertThat(HarrellDavis.quantile(Arrays.copyOf(sample, 100), 0.9)).isNotEqualTo(fresh[0]);
    }

    @Test
    void keepsNoMoreThanABoundedNumberOfSizes() {
        double[] sample = new Random(4).doubles(900).toArray();
        for (int n = 1; n <= 900; n++) {
            HarrellDavis.quantile(Arrays.copyOf(sample, n), 0.77);
            assertThat(HarrellDavis.kept()).isBetween(1, 256);
        }
        double[] huge = new double[2_000_000];
        HarrellDavis.quantile(new double[] {1}, 0.1234);
        int before = HarrellDavis.kept();
        HarrellDavis.quantile(huge, 0.5);
        assertThat(HarrellDavis.kept()).isEqualTo(before);
    }

    @Test
    void refusesWhatHasNoQuantile() {
        assertThatThrownBy(() -> HarrellDavis.quantile(new double[0], 0.5)).hasMessageContaining("empty");
        assertThatThrownBy(() -> HarrellDavis.quantile(new double[] {1}, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> HarrellDavis.quantile(new double[] {1}, 1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> HarrellDavis.quantile(new double[] {Double.POSITIVE_INFINITY}, 0.5))
                .hasMessageContaining("finite");
    }

    /** The Beta(a, b) density integrated over a short stretch with the midpoint rule, normalised numerically. */
    private static double integral(double a, double b, double from, double width) {
        return midpoints(a, b, from, width, 400) / TOTALS.computeIfAbsent(a, key -> midpoints(a, b, 0, 1, 400_000));
    }

    private static double midpoints(double a, double b, double from, double width, int steps) {
        double mode = (a - 1) / (a + b - 2);
        double scale = logDensity(a, b, Math.min(Math.max(mode, 0.01), 0.99));
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = from + (i + 0.5) * width / steps;
            sum += Math.exp(logDensity(a, b, x) - scale) * width / steps;
        }
        return sum;
    }

    private static double logDensity(double a, double b, double x) {
        return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
    }
}
