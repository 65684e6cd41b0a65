package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final double LEVEL = 0.025;

    @Test
    void whatIsFineWidensNothing() {
        assertThat(Resolution.FINE.widened(0.3, new double[] {1, 2, 3}, 0, 3, LEVEL))
                .isEqualTo(0.3);
    }

    @Test
    void errorsThatShowInTheScatterAverageOutAndThoseThatDoNotRemain() {
        Random random = new Random(1);
        double[] scattered =
                random.doubles(25).map(each -> random.nextGaussian()).toArray();
        Resolution resolution = of(25, 1, false);

        assertThat(resolution.widened(0, scattered, 0, 25, LEVEL)).isCloseTo(1.96 / 5, within(1e-3));
        assertThat(resolution.widened(0, new double[25], 0, 25, LEVEL)).isCloseTo(1.96, within(1e-3));
        assertThat(of(25, 1, true).widened(0, scattered, 0, 25, LEVEL)).isCloseTo(1.96, within(1e-3));
    }

    @Test
    void noIntervalBecomesNarrower() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            double[] numbers = random.doubles(2 + random.nextInt(20)).toArray();
            double reach = random.nextDouble();
            Resolution resolution = of(numbers.length, random.nextDouble(), random.nextBoolean());
            assertThat(resolution.widened(reach, numbers, 0, numbers.length, LEVEL))
                    .isGreaterThanOrEqualTo(reach);
        }
    }

    @Test
    void hugeDeviationsStayNumbersAndImpossibleOnesAreRefused() {
        assertThat(of(3, 1e200, false).typical(0, 3)).isCloseTo(1e200, within(1e190));
        assertThatIllegalArgumentException().isThrownBy(() -> of(1, -1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> of(1, Double.NaN, false));
    }

    private static Resolution of(int n, double deviation, boolean shared) {
        double[] deviations = new double[n];
        Arrays.fill(deviations, deviation);
        return new Resolution(deviations, shared);
    }
}
