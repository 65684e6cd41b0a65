package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputParityTest {
    @Test
    void equal_outputs_have_no_error_and_the_same_direction() {
        Map<String, MetricValue> parity = OutputParity.of(new float[] {1, -2, 3}, new float[] {1, -2, 3});

        assertThat(error(parity)).isZero();
        assertThat(cosine(parity)).isEqualTo(1);
    }

    @Test
    void the_error_is_the_largest_difference_and_the_cosine_that_of_the_vectors() {
        Map<String, MetricValue> parity = OutputParity.of(new float[] {3, 4}, new float[] {4, 3});

        assertThat(error(parity)).isEqualTo(1);
        assertThat(cosine(parity)).isCloseTo(24.0 / 25.0, within(1e-12));
    }

    @Test
    void opposite_outputs_have_cosine_minus_one() {
        assertThat(cosine(OutputParity.of(new float[] {1, 2}, new float[] {-1, -2})))
                .isEqualTo(-1);
    }

    @Test
    void different_lengths_cannot_be_compared() {
        assertThat(reason(OutputParity.of(new float[] {1}, new float[] {1, 2})))
                .contains("1 output values")
                .contains("2");
    }

    @Test
    void a_value_that_is_not_finite_makes_parity_unavailable() {
        assertThat(reason(OutputParity.of(new float[] {1, Float.NaN}, new float[] {1, 1})))
                .contains("value 1 is not finite");
        assertThat(reason(OutputParity.of(new float[] {1}, new float[] {Float.POSITIVE_INFINITY})))
                .contains("not finite");
    }

    @Test
    void outputs_of_zero_have_an_error_but_no_direction() {
        Map<String, MetricValue> parity = OutputParity.of(new float[] {0, 0}, new float[] {0, 1});

        assertThat(error(parity)).isEqualTo(1);
        assertThat(reason(parity)).contains("zero");
    }

    private static double error(Map<String, MetricValue> parity) {
        return ((Measured) value(parity, Metrics.PARITY_MAX_ABS_ERROR.name())).value();
    }

    private static double cosine(Map<String, MetricValue> parity) {
        return ((Measured) value(parity, Metrics.PARITY_COSINE.name())).value();
    }

    private static String reason(Map<String, MetricValue> parity) {
        return ((Unavailable) value(parity, Metrics.PARITY_COSINE.name())).reason();
    }

    private static MetricValue value(Map<String, MetricValue> parity, String name) {
        MetricValue value = parity.get(name);
        assertThat(value).as(name).isNotNull();
        return value;
    }
}
