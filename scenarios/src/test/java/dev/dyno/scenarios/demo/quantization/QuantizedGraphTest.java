package dev.dyno.scenarios.demo.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Floats;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantizedGraphTest {
    private static final Layer CONVOLUTION = new Layer.Convolution(
            0, new Window(1, 1), Floats.of(1, 0.01f, -0.5f, 0), Floats.of(0.1f, 0), Activation.NONE);
    private static final Layer DENSE =
            new Layer.Dense(1, Floats.of(1, 0.01f, -0.5f, 0), Floats.of(0, 0), Activation.NONE);
    private static final Graph GRAPH = Graph.of("two", Shape.vector(2), List.of(CONVOLUTION, DENSE));
    private static final List<float[]> EXAMPLES = List.of(new float[] {-1, 1}, new float[] {1, 0.5f});

    @Test
    void scales_each_channel_of_a_convolution_by_itself() {
        QuantizedWeights weights = Calibration.calibrate(GRAPH, EXAMPLES).weightsOf(0);
        assertThat(weights.scales()).containsExactly(1f / 127, 0.01f / 127);
        assertThat(weights.weights()).containsExactly(127, 127, -64, 0);
    }

    @Test
    void scales_a_dense_layer_as_a_whole() {
        QuantizedWeights weights = Calibration.calibrate(GRAPH, EXAMPLES).weightsOf(1);
        assertThat(weights.scales()).containsExactly(1f / 127);
        assertThat(weights.weights()).containsExactly(127, 1, -64, 0);
    }

    @Test
    void stores_biases_so_that_they_add_to_the_products() {
        QuantizedGraph quantized = Calibration.calibrate(GRAPH, EXAMPLES);
        QuantizedWeights weights = quantized.weightsOf(0);
        float inputScale = quantized.tensors().get(0).scale();
        assertThat(weights.biasScales()[0]).isEqualTo(inputScale * weights.scales()[0]);
        assertThat(weights.bias()[0] * weights.biasScales()[0]).isCloseTo(0.1f, within(weights.biasScales()[0]));
    }

    @Test
    void covers_the_values_that_the_examples_made() {
        Quantization input = Calibration.calibrate(GRAPH, EXAMPLES).tensors().get(0);
        assertThat(input).isEqualTo(Quantization.covering(-1, 1));
    }

    @Test
    void simulates_what_the_integers_compute() {
        QuantizedGraph quantized = Calibration.calibrate(GRAPH, EXAMPLES);
        float[] output = quantized.simulate(new float[] {1, 0.5f});
        assertThat(output[0]).isCloseTo(0.85f, within(0.02f));
        Quantization stored = quantized.tensors().get(2);
        assertThat(output[0]).isEqualTo(stored.snap(output[0]));
    }

    @Test
    void has_no_integers_for_a_layer_without_weights() {
        Graph sum = Graph.of("sum", Shape.vector(1), List.of(new Layer.Sum(0, 0)));
        QuantizedGraph quantized = Calibration.calibrate(sum, List.of(new float[] {1}));
        assertThatThrownBy(() -> quantized.weightsOf(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
