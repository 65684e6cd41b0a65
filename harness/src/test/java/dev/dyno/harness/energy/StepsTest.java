package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 1_000, 1_562.5, 10_000})
    void theStepIsFoundFromTheValuesAndNotFromTheUnit(double step) {
        Random random = new Random(1);
        for (int count : new int[] {5, 20, 200}) {
            double[] values = random.doubles(count)
                    .map(value -> Math.rint(Math.rint(200 + 30 * value) * step))
                    .toArray();
            assertThat(Steps.of(values)).isCloseTo(step, within(0.001 * step + 1));
        }
    }

    @Test
    void fewValuesFarApartAreMultiplesOfTheStep() {
        assertThat(Steps.of(new double[] {200_000, 900_000})).isEqualTo(100_000);
        assertThat(Steps.of(new double[] {4.001, 4.002, 4.001})).isCloseTo(0.001, within(1e-9));
        assertThat(Steps.of(new double[] {5, 5, 5})).isEqualTo(0.05);
        assertThat(Steps.of(new double[] {0, 0})).isZero();
    }
}
