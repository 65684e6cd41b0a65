package dev.dyno.scenarios.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Floats;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.GraphBuilder;
import dev.dyno.scenarios.demo.graph.Interpreter;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final Shape IMAGE = new Shape(5, 4, 2);
    private static final int CLASSES = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void gradients_are_the_slopes_of_the_loss(int layer) {
        Graph graph = network(false);
        float[] input = image(new Dice(5));
        Gradients gradients = Gradients.zero(graph);
        new Backward(graph, Backward.transposed(graph), gradients).add(input, 1);
        float step = 1e-2f;
        Weighted weighted = (Weighted) graph.layers().get(layer);
        for (int i = 0; i < weighted.weights().length(); i += 3) {
            double slope = (loss(moved(graph, layer, i, step), input) - loss(moved(graph, layer, i, -step), input))
                    / (2 * step);
            assertThat((double) gradients.weights(layer)[i]).isCloseTo(slope, within(5e-3));
        }
    }

    private static double loss(Graph graph, float[] input) {
        return -Math.log(Softmax.of(Interpreter.run(graph, input))[1]);
    }

    private static Graph moved(Graph graph, int layer, int weight, float step) {
        Weighted weighted = (Weighted) graph.layers().get(layer);
        float[] weights = weighted.weights().array().clone();
        weights[weight] += step;
        List<Layer> layers = new ArrayList<>(graph.layers());
        layers.set(layer, weighted.with(Floats.of(weights), weighted.bias()));
        return graph.withLayers(layers);
    }

    @Test
    void learns_what_can_be_learnt() {
        Examples examples = bright();
        Graph graph = network(true);
        assertThat(accuracy(graph, examples)).isLessThan(0.8);
        assertThat(accuracy(Trainer.train(graph, examples, 8, 0.01f, 1), examples))
                .isGreaterThan(0.95);
    }

    @Test
    void ends_with_the_same_bits_every_time() {
        Examples examples = bright();
        Weighted once = (Weighted)
                Trainer.train(network(true), examples, 1, 0.01f, 1).layers().get(0);
        Weighted again = (Weighted)
                Trainer.train(network(true), examples, 1, 0.01f, 1).layers().get(0);
        assertThat(once.weights().array()).isEqualTo(again.weights().array());
    }

    @Test
    void pruning_keeps_the_strongest_filters_and_what_reads_them() {
        Layer first =
                new Layer.Convolution(0, new Window(1, 1), Floats.of(0.1f, 3, -4), Floats.of(7, 8, 9), Activation.NONE);
        Layer last = new Layer.Dense(1, Floats.of(1, 2, 3, 4, 5, 6), Floats.of(0, 0), Activation.NONE);
        Graph pruned = Pruning.prune(Graph.of("two", Shape.vector(1), List.of(first, last)), 0.5);
        Weighted convolution = (Weighted) pruned.layers().get(0);
        Weighted dense = (Weighted) pruned.layers().get(1);
        assertThat(convolution.weights().array()).containsExactly(3, -4);
        assertThat(convolution.bias().array()).containsExactly(8, 9);
        assertThat(dense.weights().array()).containsExactly(3, 4, 5, 6);
        assertThat(dense.channels()).isEqualTo(2);
    }

    /** Three kinds of images, by which channel or row is bright. */
    private static Examples bright() {
        Dice dice = new Dice(3);
        List<Integer> labels =
                IntStream.range(0, 320).mapToObj(i -> i % CLASSES).toList();
        List<float[]> inputs = labels.stream()
                .map(label -> {
                    float[] image = image(dice);
                    for (int i = 0; i < image.length; i++) {
                        image[i] += i % IMAGE.channels() == label ? 0.7f : 0;
                    }
                    return image;
                })
                .toList();
        return new Examples(inputs, labels);
    }

    private static double accuracy(Graph graph, Examples examples) {
        return examples.accuracy(input -> Interpreter.run(graph, input));
    }

    private static float[] image(Dice dice) {
        float[] image = new float[IMAGE.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = dice.unit();
        }
        return image;
    }

    /** Without a bound the loss has a slope everywhere, so that differences find it. */
    private static Graph network(boolean bounded) {
        Activation activation = bounded ? Activation.RELU : Activation.NONE;
        GraphBuilder net = new GraphBuilder("small", IMAGE, new Dice(2));
        int at = net.convolution(0, new Window(3, 2), 4, activation);
        at = net.convolution(at, new Window(2, 1), 8, activation);
        net.dense(net.averagePool(at), CLASSES);
        return net.build();
    }
}
