package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncertaintyTest {
    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0, 1, 0", "0, 1, 1", "0, 3, 1", "1, 1, 0", "0.3, 1, 0.5", "1, 1, 1"})
    void theIntervalOfASumHoldsNinetyFivePerCentOfIt(double noise, double one, double other) {
        double half =
                Uncertainty.none().noise(noise, 1e9).within(one).within(other).expanded();
        Random random = new Random(1);
        int inside = 0;
        for (int i = 0; i < DRAWS; i++) {
            double error = noise * random.nextGaussian()
                    + one * (2 * random.nextDouble() - 1)
                    + other * (2 * random.nextDouble() - 1);
            inside += Math.abs(error) <= half ? 1 : 0;
        }
        assertThat((double) inside / DRAWS).isCloseTo(0.95, within(0.012));
    }

    @Test
    void fewDegreesOfFreedomWidenIt() {
        assertThat(Uncertainty.none().noise(1, 3).expanded()).isCloseTo(3.18, within(0.01));
        assertThat(Uncertainty.none().noise(1, 3).noise(10, 1e9).expanded()).isCloseTo(19.7, within(0.1));
    }

    @Test
    void nothingUncertainIsZeroAndAMultipleIsAsMuchMore() {
        assertThat(Uncertainty.none().expanded()).isZero();
        assertThat(Uncertainty.none().noise(1, 9).within(1).times(-3).expanded())
                .isCloseTo(3 * Uncertainty.none().noise(1, 9).within(1).expanded(), within(1e-9));
    }
}
