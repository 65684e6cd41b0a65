package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AutocorrelationTest {
    @Test
    void lagOneOfAWorkedExample() {
        // Deviations -2, -1, 0, 1, 2: neighbours multiply to 2 + 0 + 0 + 2, squares add up to 10.
        assertThat(Autocorrelation.lagOne(new double[] {1, 2, 3, 4, 5})).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void whatShortSeriesUnderstateIsAdded() {
        // 0.4 + (1 + 4 * 0.4) / 5 = 0.92, which is more than is believed.
        assertThat(Autocorrelation.widening(new double[] {1, 2, 3, 4, 5}))
                .isCloseTo(Math.sqrt(1.9 / 0.1), within(1e-12));
        // Deviations -1, 1, 1, -1 have -1 + 1 - 1 over 4 = -0.25; nothing is added to (1 - 1) / 4.
        assertThat(Autocorrelation.widening(new double[] {1, 3, 3, 1})).isEqualTo(1);
        // Deviations -1.5, 0.5, 1.5, -0.5 have -0.75 + 0.75 - 0.75 over 5 = -0.15; with (1 - 0.6) / 4 that is -0.05.
        assertThat(Autocorrelation.widening(new double[] {1, 3, 4, 2})).isEqualTo(1);
        // Deviations -3, -1, 1, 3 have 3 - 1 + 3 over 20 = 0.25; with (1 + 1) / 4 that is 0.75.
        assertThat(Autocorrelation.widening(new double[] {0, 2, 4, 6})).isCloseTo(Math.sqrt(7), within(1e-12));
    }

    @Test
    void takingTurnsNeverNarrows() {
        assertThat(Autocorrelation.widening(new double[] {1, 2, 1, 2, 1, 2, 1, 2}))
                .isEqualTo(1);
    }

    @Test
    void twoValuesAndEqualOnesTellNothing() {
        assertThat(Autocorrelation.widening(new double[] {1, 2})).isEqualTo(1);
        assertThat(Autocorrelation.lagOne(new double[] {2, 2, 2, 2})).isZero();
    }
}
