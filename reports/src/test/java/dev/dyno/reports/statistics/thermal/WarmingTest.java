package dev.dyno.reports.statistics.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmingTest {
    private static Warming of(double... celsius) {
        return Warming.of(IntStream.range(0, celsius.length).mapToDouble(i -> i).toArray(), celsius);
    }

    @Test
    void theStepIsTheSmallestDifference() {
        assertThat(of(40.1, 40.2, 40.1, 41.0).step()).isCloseTo(0.1, within(1e-9));
        assertThat(of(40, 42, 45).step()).isEqualTo(2);
        assertThat(of(40, 40, 40).step()).isZero();
        assertThat(of().step()).isZero();
    }

    @Test
    void betweenTakesTheFirstAndLeavesTheLast() {
        Warming part = of(1, 2, 3, 4).between(1, 3);
        assertThat(part.size()).isEqualTo(2);
        assertThat(part.seconds(0)).isEqualTo(1);
        assertThat(part.celsius(1)).isEqualTo(3);
        assertThat(of(1, 2).between(5, 2).size()).isZero();
    }

    @Test
    void stepsBecomeTheTimesAtWhichTheyChange() {
        Warming slow = of(20, 20, 20, 20, 20, 21, 21, 21, 21, 21, 21, 22, 22, 22, 22);
        Warming crossings = slow.crossings();
        assertThat(crossings.size()).isEqualTo(2);
        assertThat(crossings.seconds(0)).isEqualTo(4.5);
        assertThat(crossings.celsius(0)).isEqualTo(20.5);
        assertThat(crossings.celsius(1)).isEqualTo(21.5);
    }

    @Test
    void readingsThatAlwaysChangeAreKept() {
        Random random = new Random(1);
        Warming noisy = of(random.doubles(100).toArray());
        assertThat(noisy.crossings()).isSameAs(noisy);
    }

    @Test
    void theRiseIsFromTheFirstTenthToTheLast() {
        assertThat(of(IntStream.range(0, 100).mapToDouble(i -> i).toArray()).rise())
                .isEqualTo(90);
        assertThat(of().rise()).isZero();
        assertThat(of().length()).isZero();
        assertThat(of(5, 3).rise()).isEqualTo(-2);
    }

    @Test
    void timesMustRiseAndNumbersBeFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warming.of(new double[] {0, 0}, new double[] {1, 2}))
                .withMessageContaining("not later");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warming.of(new double[] {0}, new double[] {Double.NaN}))
                .withMessageContaining("not finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Warming.of(new double[2], new double[1]));
    }
}
