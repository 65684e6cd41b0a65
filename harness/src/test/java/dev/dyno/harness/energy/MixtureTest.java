package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.harness.energy.Mixture.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {
    @Test
    void oneNormalErrorIsWithinTwoStandardDeviations() {
        Mixture one = new Mixture(List.of(new Part(3, 0, 4)));

        assertThat(one.variance()).isEqualTo(4);
        assertThat(one.halfWidth(0)).isCloseTo(1.96 * 2, within(0.01));
        assertThat(one.halfWidth(5)).isCloseTo(1.96 * 3, within(0.01));
        assertThat(one.times(-2).halfWidth(0)).isCloseTo(1.96 * 4, within(0.01));
    }

    @Test
    void aRareLargeErrorWidensItLessThanItsVarianceSays() {
        Mixture rare = new Mixture(List.of(new Part(0.97, 0, 1), new Part(0.03, 0, 10_000)));

        assertThat(rare.halfWidth(0)).isBetween(2.0, 2.5);
        assertThat(Math.sqrt(rare.variance())).isGreaterThan(17);
    }

    @Test
    void answersThatDifferAreBothWithin() {
        Mixture two = new Mixture(List.of(new Part(1, -1, 1e-6), new Part(1, 1, 1e-6)));

        assertThat(two.halfWidth(0)).isCloseTo(1, within(0.01));
    }

    @Test
    void nothingIsNothing() {
        assertThat(Mixture.NONE.halfWidth(0)).isZero();
    }
}
