package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static double[] normal(int n, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    @Test
    void isTheDeviationOfNormalValues() {
        assertThat(Spread.robust(normal(100_000, 1))).isCloseTo(1, within(0.02));
    }

    @Test
    void isNotCarriedAwayByOutliers() {
        double[] values = normal(10_000, 2);
        for (int i = 0; i < 300; i++) {
            values[i] = 1e6;
        }
        assertThat(Spread.robust(values)).isBetween(0.95, 1.3);
    }

    @Test
    void seesTheSpreadOfDiscreteValuesOfWhichMostAreEqual() {
        double[] values = new double[100];
        for (int i = 0; i < 30; i++) {
            values[i] = 1;
        }
        assertThat(Spread.robust(values)).isBetween(0.35, 0.6);
        assertThat(Spread.robust(new double[50])).isZero();
    }

    @Test
    void outliersAreTakenOutAndStepsAreLeft() {
        double[] series = normal(100, 3);
        for (int i = 50; i < 100; i++) {
            series[i] += 20;
        }
        series[20] += 15;
        double[] clean = Despike.clean(series);
        assertThat(clean[20]).isBetween(-2.0, 2.0);
        assertThat(clean[49]).isBetween(-4.0, 4.0);
        assertThat(clean[50]).isBetween(16.0, 24.0);
        double[] few = {1, 2, 100};
        assertThat(Despike.clean(few)).containsExactly(few);
    }

    @Test
    void noiseIsToldFromStepsAndKnowsItsMemory() {
        Random random = new Random(4);
        double[] series = new double[4000];
        double last = 0;
        for (int i = 0; i < series.length; i++) {
            last = 0.6 * last + 0.8 * random.nextGaussian();
            series[i] = last + 50 * (i / 400);
        }
        SeriesNoise noise = SeriesNoise.ofDifferences(series, 1e-9);
        assertThat(noise.sigma()).isCloseTo(1, within(0.1));
        assertThat(noise.rho()).isCloseTo(0.6, within(0.08));
    }

    /** The variance of a mean of n AR(1) points, summed over all pairs. */
    @Test
    void pointsThatResembleEachOtherAreWorthLess() {
        for (int n : new int[] {1, 2, 5, 40}) {
            double variance = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    variance += Math.pow(0.6, Math.abs(i - j)) / n / n;
                }
            }
            assertThat(new SeriesNoise(1, 0.6).effectiveSize(n)).isCloseTo(1 / variance, within(1e-9));
        }
    }
}
