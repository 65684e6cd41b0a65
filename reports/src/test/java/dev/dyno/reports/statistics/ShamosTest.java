package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShamosTest {

    @Test
    void isTheMedianDistanceOverThatOfTheUnitNormal() {
        // Distances of 1, 3, 8: 2, 5, 7, of which 5 is the median.
        assertThat(Shamos.deviation(new double[] {8, 1, 3})).isCloseTo(5 / 0.953873, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 12, 26, 100})
    void estimatesTheStandardDeviationOfNormalValues(int n) {
        Random random = new Random(n);
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += Shamos.deviation(random.doubles(n)
                    .map(ignored -> 7 + 0.02 * random.nextGaussian())
                    .toArray());
        }
        assertThat(sum / 2000).isCloseTo(0.02, within(0.02 * (0.02 + 1.0 / n)));
    }

    @Test
    void aQuarterOfOddValuesDoesNotDecide() {
        double[] sample = new Random(1).doubles(12).toArray();
        double before = Shamos.deviation(sample);
        sample[3] = 1e6;
        sample[5] = -1e6;
        sample[9] = 1e9;
        assertThat(Shamos.deviation(sample)).isBetween(before, 4 * before);
    }

    @Test
    void isNothingOnlyWhereAllValuesAreEqual() {
        assertThat(Shamos.deviation(new double[] {3, 3, 3})).isZero();
        assertThat(Shamos.deviation(new double[] {3, 3, 3, 3, 3, 3, 3, 4})).isCloseTo(Math.sqrt(0.125), within(1e-12));
    }

    @Test
    void scalesWithTheValuesAndStandsStillUnderAShift() {
        double[] sample = {0.1, 0.4, 0.2, 0.9};
        double[] moved = {10.2, 10.8, 10.4, 11.8};
        assertThat(Shamos.deviation(moved)).isCloseTo(2 * Shamos.deviation(sample), within(1e-12));
    }

    @Test
    void oneValueHasNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shamos.deviation(new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Shamos.deviation(new double[] {1, Double.NaN}));
    }
}
