package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupSequentialTest {
    private static final int[] SIZES = {6, 9, 12, 16, 20, 26};

    @Test
    void aSingleLookSpendsEverything() {
        assertThat(GroupSequential.looks(new int[] {12}, 0.05).get(0).level()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void theFirstLookSpendsItsShareAlone() {
        double share = 0.05 * 36 / (26 * 26);
        assertThat(GroupSequential.looks(SIZES, 0.05).get(0).level()).isCloseTo(share, within(1e-9));
    }

    /** Two looks have a closed form: {@code P(Z1 <= c1, Z2 > c2)} by integrating over the first. */
    @Test
    void twoLooksAgreeWithTheBivariateNormal() {
        double error = 0.025;
        double time = 0.5;
        double[] levels = GroupSequential.levels(new double[] {time, 1}, error);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double first = normal.inverseSurvivalProbability(levels[0]);
        double second = normal.inverseSurvivalProbability(levels[1]);
        double sum = 0;
        int steps = 20_000;
        double width = (first + 8) / steps;
        for (int i = 0; i < steps; i++) {
            double z = -8 + (i + 0.5) * width;
            double rest = (second - Math.sqrt(time) * z) / Math.sqrt(1 - time);
            sum += normal.density(z) * normal.survivalProbability(rest) * width;
        }
        assertThat(sum + levels[0]).isCloseTo(error, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.005})
    void walksCrossAsOftenAsTheErrorSays(double error) {
        List<Look> looks = GroupSequential.looks(SIZES, error);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        Random random = new Random(7);
        int walks = 200_000;
        int crossed = 0;
        for (int walk = 0; walk < walks; walk++) {
            double sum = 0;
            int n = 0;
            for (Look look : looks) {
                sum += random.nextGaussian() * Math.sqrt(look.n() - n);
                n = look.n();
                if (sum / Math.sqrt(n) > normal.inverseSurvivalProbability(look.level())) {
                    crossed++;
                    break;
                }
            }
        }
        double standardError = Math.sqrt(error * (1 - error) / walks);
        assertThat(crossed / (double) walks).isCloseTo(error, within(4 * standardError));
    }

    @Test
    void looksMustRise() {
        assertThatThrownBy(() -> GroupSequential.looks(new int[] {6, 6, 12}, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rising");
    }
}
