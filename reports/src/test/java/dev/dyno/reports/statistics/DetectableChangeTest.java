package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.statistics.SequentialTest.State;
import dev.dyno.reports.statistics.SequentialTest.Zone;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DetectableChangeTest {
    private static final double SPREAD = 0.02;
    private static final int TIMES = 2000;

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 12, 16, 20, 26, 40})
    void aFixedDesignDetectsItNineTimesOutOfTen(int n) {
        SequentialDesign design = SequentialDesign.fixed(n, 0.025);
        double change = DetectableChange.of(design, SPREAD);

        // With few pairs the cost of the widening is overestimated a little.
        assertThat(share(design, change, change, State.FAIL)).isBetween(0.87, 0.975);
        assertThat(share(design, 0, change, State.PASS)).isBetween(0.87, 0.975);
        assertThat(share(design, change / 2, change, State.FAIL)).isLessThan(0.6);
    }

    @ParameterizedTest
    @CsvSource({"3, 26", "3, 12", "6, 40"})
    void aSequentialDesignConfirmsItAndPassesTheSameWithAtLeastThatPower(int atLeast, int atMost) {
        SequentialDesign design = SequentialDesign.of(atLeast, atMost);
        double change = DetectableChange.of(design, SPREAD);

        assertThat(share(design, change, change, State.FAIL)).isGreaterThan(0.83);
        assertThat(share(design, 0, change, State.PASS)).isGreaterThan(0.9);
        assertThat(share(design, change / 2, change, State.FAIL)).isLessThan(0.6);
    }

    @Test
    void growsWithTheSpreadAndFallsWithTheRootOfThePairs() {
        double few = DetectableChange.of(SequentialDesign.fixed(25, 0.025), SPREAD);
        double many = DetectableChange.of(SequentialDesign.fixed(100, 0.025), SPREAD);

        assertThat(DetectableChange.of(SequentialDesign.fixed(25, 0.025), 3 * SPREAD))
                .isCloseTo(3 * few, within(1e-12));
        // A little more than by the root: the widening costs few pairs more.
        assertThat(many).isBetween(few / 2.3, few / 2);
        assertThat(DetectableChange.of(SequentialDesign.of(3, 26), 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.02", "0.03", "0.05"})
    void thePairsItNamesAreEnoughAndOneFewerIsNot(double change) {
        SequentialDesign design = SequentialDesign.fixed(8, 0.025);
        int n = DetectableChange.pairs(design, SPREAD, change, 1000).orElseThrow();

        assertThat(DetectableChange.of(SequentialDesign.fixed(n, 0.025), SPREAD))
                .isLessThanOrEqualTo(change * 1.001);
        if (n > 6) {
            assertThat(DetectableChange.of(SequentialDesign.fixed(n - 1, 0.025), SPREAD))
                    .isGreaterThan(change * 0.999);
        }
    }

    @Test
    void noNumberOfPairsProvesThatNothingAtAllGotWorse() {
        SequentialDesign design = SequentialDesign.of(3, 26);

        assertThat(DetectableChange.pairs(design, SPREAD, 0, 1000)).isEmpty();
        assertThat(DetectableChange.pairs(design, 5, 0.02, 1000)).isEmpty();
        assertThat(DetectableChange.pairs(design, SPREAD, 0.02, 1000).orElseThrow())
                .isBetween(12, 26);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpreadIsFiniteAndNotNegative(double spread) {
        SequentialDesign design = SequentialDesign.fixed(8, 0.025);
        assertThatIllegalArgumentException().isThrownBy(() -> DetectableChange.of(design, spread));
        assertThatIllegalArgumentException().isThrownBy(() -> DetectableChange.pairs(design, spread, 0.1, 10));
    }

    /** How often a comparison with a true change ends like that. */
    private static double share(SequentialDesign design, double truth, double limit, State state) {
        Random random = new Random(design.most());
        int count = 0;
        for (int i = 0; i < TIMES; i++) {
            double[] harms = new double[design.most()];
            for (int k = 0; k < harms.length; k++) {
                harms[k] = truth + SPREAD * random.nextGaussian();
            }
            count += SequentialTest.replay(harms, new Zone(0, limit), design, 0.005)
                                    .state()
                            == state
                    ? 1
                    : 0;
        }
        return (double) count / TIMES;
    }
}
