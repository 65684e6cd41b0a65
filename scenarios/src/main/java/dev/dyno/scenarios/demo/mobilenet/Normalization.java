package dev.dyno.scenarios.demo.mobilenet;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Floats;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Interpreter;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives random weights what batch normalisation gives trained ones: for each layer in turn, each channel's mean and deviation over
 * example images are made those of a seeded draw, and folded into weights and biases. The draw keeps most values of bounded layers
 * between the bounds and branches smaller than what they are added to, as in trained networks; otherwise depth would amplify every
 * rounding error. The last layer is left as it is.
 */
final class Normalization {
    private static final float LEAST_VARIANCE = 1e-3f;
    private static final float LINEAR_GAIN = 0.3f;
    private final Graph graph;
    private final Dice dice;
    /** By image, by tensor; tensors that no later layer reads are dropped. */
    private final List<float[][]> tensors;

    private Normalization(Graph graph, List<float[]> images, Dice dice) {
        this.graph = graph;
        this.dice = dice;
        this.tensors = images.stream().map(image -> started(graph, image)).toList();
    }

    static Graph fold(Graph graph, List<float[]> images, Dice dice) {
        return new Normalization(graph, images, dice).fold();
    }

    private static float[][] started(Graph graph, float[] image) {
        float[][] made = new float[graph.shapes().size()][0];
        made[0] = image;
        return made;
    }

    private Graph fold() {
        int[] lastReaders = graph.lastReaders();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            layers.add(
                    layer instanceof Weighted weighted && i < graph.layers().size() - 1 ? adjusted(weighted) : layer);
            Layer adjusted = layers.get(i);
            int made = i + 1;
            int done = i;
            tensors.parallelStream().forEach(image -> {
                image[made] = apply(adjusted, image);
                layer.inputs().stream().filter(t -> lastReaders[t] == done).forEach(t -> image[t] = new float[0]);
            });
        }
        return graph.withLayers(layers);
    }

    private float[] apply(Layer layer, float[][] image) {
        List<float[]> inputs = layer.inputs().stream().map(t -> image[t]).toList();
        return Interpreter.apply(layer, graph.shapes().get(layer.inputs().get(0)), inputs);
    }

    private Weighted adjusted(Weighted layer) {
        Weighted unbounded = layer.unbounded();
        List<Moments> byImage = tensors.parallelStream()
                .map(image -> Moments.of(apply(unbounded, image), layer.channels()))
                .toList();
        float[] weights = layer.weights().array().clone();
        float[] bias = new float[layer.channels()];
        Moments all = Moments.sum(byImage);
        float gain = layer.activation() == Activation.NONE ? LINEAR_GAIN : 1;
        for (int c = 0; c < bias.length; c++) {
            float mean = (float) all.mean(c);
            float deviation = (float) StrictMath.sqrt(all.variance(c) + LEAST_VARIANCE);
            float scale = gain * dice.between(0.7f, 1.3f) / deviation;
            bias[c] = dice.between(0.5f, 1.5f) * gain - mean * scale;
            for (int i = c; i < weights.length; i += bias.length) {
                weights[i] *= scale;
            }
        }
        return layer.with(Floats.of(weights), Floats.of(bias));
    }
}
