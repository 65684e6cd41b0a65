package dev.dyno.scenarios.demo.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.scenarios.demo.graph.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void is_off_by_at_most_a_step_within_the_range(long seed) {
        Dice dice = new Dice(seed);
        float low = dice.between(-10, 2);
        float high = low + dice.between(0.1f, 20);
        Quantization quantization = Quantization.covering(low, high);
        for (int i = 0; i < 100; i++) {
            float value = dice.between(low, high);
            // Half a step by rounding, and another half at the ends, where the zero point's own rounding shows.
            assertThat(quantization.snap(value)).isCloseTo(value, within(quantization.scale() * 1.001f));
        }
    }

    @Test
    void keeps_zero_exactly() {
        assertThat(Quantization.covering(-0.37f, 1.41f).snap(0)).isZero();
        assertThat(Quantization.covering(2, 3).snap(0)).isZero();
    }

    @Test
    void ends_at_the_bounds_of_a_bounded_layer() {
        Quantization relu6 = Quantization.covering(0, 6);
        assertThat(relu6.zeroPoint()).isEqualTo(-128);
        assertThat(relu6.quantize(-3)).isEqualTo(-128);
        assertThat(relu6.quantize(100)).isEqualTo(127);
        assertThat(relu6.snap(100)).isCloseTo(6, within(1e-6f));
    }

    @Test
    void takes_a_tensor_that_is_always_zero() {
        assertThat(Quantization.covering(0, 0)).isEqualTo(new Quantization(1, 0));
    }

    @Test
    void refuses_a_scale_that_is_not_positive() {
        assertThatThrownBy(() -> new Quantization(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quantization(Float.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
