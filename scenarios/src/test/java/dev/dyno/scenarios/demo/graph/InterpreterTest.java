package dev.dyno.scenarios.demo.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void convolves_like_the_definition(long seed) {
        Dice dice = new Dice(seed);
        Shape shape = new Shape(1 + dice.below(9), 1 + dice.below(9), 1 + dice.below(5));
        Window window = new Window(1 + dice.below(4), 1 + dice.below(3));
        int channels = 1 + dice.below(9);
        float[] x = random(dice, shape.size());
        Floats weights = Floats.of(random(dice, window.area() * shape.channels() * channels));
        Floats bias = Floats.of(random(dice, channels));
        Layer.Convolution layer = new Layer.Convolution(0, window, weights, bias, Activation.NONE);

        float[] y = Interpreter.run(Graph.of("one", shape, List.of(layer)), x);

        Shape output = layer.output(List.of(shape));
        for (int i = 0; i < y.length; i++) {
            int pixel = i / channels;
            int row = pixel / output.width() * window.stride() - window.paddingBefore(shape.height());
            int column = pixel % output.width() * window.stride() - window.paddingBefore(shape.width());
            assertThat((double) y[i]).isCloseTo(place(layer, shape, x, row, column, i % channels), within(1e-4));
        }
    }

    private static double place(Layer.Convolution layer, Shape shape, float[] x, int row, int column, int channel) {
        int size = layer.window().size();
        double sum = layer.bias().at(channel);
        for (int k = 0; k < layer.fanIn(); k++) {
            int from = k % shape.channels();
            int atColumn = column + k / shape.channels() % size;
            int atRow = row + k / shape.channels() / size;
            if (atRow >= 0 && atRow < shape.height() && atColumn >= 0 && atColumn < shape.width()) {
                float value = x[(atRow * shape.width() + atColumn) * shape.channels() + from];
                sum += (double) value * layer.weights().at(k * layer.channels() + channel);
            }
        }
        return sum;
    }

    @Test
    void filters_each_channel_by_its_own_window() {
        Shape shape = new Shape(1, 3, 2);
        Floats weights = Floats.of(0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 3, 10, 0, 0, 0, 0, 0, 0);
        Layer layer = new Layer.Depthwise(0, new Window(3, 1), weights, Floats.of(0, 0.5f), Activation.NONE);
        float[] y = Interpreter.run(Graph.of("one", shape, List.of(layer)), new float[] {1, 2, 3, 4, 5, 6});
        assertThat(y).containsExactly(2 + 9, 40.5f, 1 + 6 + 15, 60.5f, 3 + 10, 0.5f);
    }

    @Test
    void adds_and_averages() {
        Shape shape = new Shape(2, 1, 2);
        Graph graph = Graph.of("two", shape, List.of(new Layer.Sum(0, 0), new Layer.AveragePool(1)));
        assertThat(Interpreter.run(graph, new float[] {1, 2, 3, 4})).containsExactly(4, 6);
    }

    @Test
    void bounds_results() {
        assertThat(dense(Activation.RELU, -1, 3, 9)).containsExactly(0, 3, 9);
        assertThat(dense(Activation.RELU6, -1, 3, 9)).containsExactly(0, 3, 6);
        assertThat(dense(Activation.NONE, -1, 3, 9)).containsExactly(-1, 3, 9);
    }

    private static float[] dense(Activation activation, float... weights) {
        Layer layer = new Layer.Dense(0, Floats.of(weights), Floats.of(0, 0, 0), activation);
        return Interpreter.run(Graph.of("one", Shape.vector(1), List.of(layer)), new float[] {1});
    }

    @Test
    void leaves_its_input_as_it_was() {
        float[] input = {1, 2};
        Graph graph = Graph.of("one", Shape.vector(2), List.of(new Layer.Sum(0, 0)));
        Interpreter.run(graph, input);
        assertThat(input).containsExactly(1, 2);
    }

    @Test
    void refuses_an_input_of_another_size() {
        Graph graph = Graph.of("one", Shape.vector(2), List.of(new Layer.Sum(0, 0)));
        assertThatThrownBy(() -> Interpreter.run(graph, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values");
    }

    private static float[] random(Dice dice, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = dice.between(-1, 1);
        }
        return values;
    }
}
