package dev.dyno.scenarios.demo.training;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Interpreter;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.AveragePool;
import dev.dyno.scenarios.demo.graph.Layer.Convolution;
import dev.dyno.scenarios.demo.graph.Layer.Dense;
import dev.dyno.scenarios.demo.graph.Layer.Depthwise;
import dev.dyno.scenarios.demo.graph.Layer.Sum;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.graph.Patches;
import dev.dyno.scenarios.demo.graph.Rows;
import dev.dyno.scenarios.demo.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Back-propagation of the cross-entropy of the softmax through a chain of convolutions, an average pool and dense layers. One object
 * serves many examples on one thread.
 */
final class Backward implements Layer.Visitor<float[]> {
    private final Graph graph;
    private final List<float[]> transposed;
    private final Gradients gradients;
    private final float[][] tensors;
    /** The layer being gone through, and the derivatives by its output. */
    private int layer;

    private float[] outer = {};

    /**
     * For one set of weights.
     *
     * @param transposed for each layer its weights with the output channel first, from {@link #transposed}
     * @param gradients to be added to
     */
    Backward(Graph graph, List<float[]> transposed, Gradients gradients) {
        this.graph = graph;
        this.transposed = transposed;
        this.gradients = gradients;
        this.tensors = new float[graph.shapes().size()][0];
    }

    static List<float[]> transposed(Graph graph) {
        List<float[]> all = new ArrayList<>();
        for (Layer layer : graph.layers()) {
            all.add(layer instanceof Weighted weighted ? transposed(weighted) : new float[0]);
        }
        return all;
    }

    private static float[] transposed(Weighted layer) {
        int[] order = layer.channelFirst();
        float[] values = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = layer.weights().at(order[i]);
        }
        return values;
    }

    /** Adds one example's derivatives. */
    void add(float[] input, int label) {
        float[] logits = Interpreter.run(graph, input, (tensor, values) -> tensors[tensor] = values);
        outer = Softmax.of(logits);
        outer[label] -= 1;
        for (layer = graph.layers().size() - 1; layer >= 0; layer--) {
            outer = graph.layers().get(layer).accept(this);
        }
    }

    @Override
    public float[] convolution(Convolution convolution) {
        stopAtBounds(convolution.activation());
        Shape shape = graph.shapes().get(layer);
        Shape output = graph.shapes().get(layer + 1);
        int fanIn = convolution.fanIn();
        float[] patch = new float[fanIn];
        float[] patches = new float[fanIn * output.pixels()];
        float[] inner = new float[shape.size()];
        for (int pixel = 0; pixel < output.pixels(); pixel++) {
            int row = pixel / output.width();
            int column = pixel % output.width();
            Patches.read(tensors[layer], shape, convolution.window(), row, column, patch, 0);
            for (int k = 0; k < fanIn; k++) {
                patches[k * output.pixels() + pixel] = patch[k];
            }
            if (layer > 0) {
                float[] derivatives = inner(pixel * output.channels(), output.channels(), fanIn);
                Patches.add(inner, shape, convolution.window(), row, column, derivatives);
            }
        }
        addProducts(patches, fanIn, output.pixels());
        return inner;
    }

    @Override
    public float[] dense(Dense dense) {
        stopAtBounds(dense.activation());
        addProducts(tensors[layer], dense.fanIn(), 1);
        return inner(0, dense.channels(), dense.fanIn());
    }

    /** Adds the derivatives by weights and biases: sums over places of what went in times what comes back. */
    private void addProducts(float[] inputs, int fanIn, int places) {
        int channels = outer.length / places;
        for (int k = 0; k < fanIn; k++) {
            Rows.addProduct(inputs, k * places, places, outer, channels, gradients.weights(layer), k * channels);
        }
        for (int start = 0; start < outer.length; start += channels) {
            Rows.addScaled(1, outer, start, channels, gradients.bias(layer), 0);
        }
    }

    /** The derivatives by the inputs of the output place whose derivatives begin at {@code start}. */
    private float[] inner(int start, int channels, int fanIn) {
        float[] sums = new float[fanIn];
        Rows.addProduct(outer, start, channels, transposed.get(layer), fanIn, sums, 0);
        return sums;
    }

    private void stopAtBounds(Activation activation) {
        float[] output = tensors[layer + 1];
        for (int i = 0; i < outer.length; i++) {
            if (output[i] <= activation.low() || output[i] >= activation.high()) {
                outer[i] = 0;
            }
        }
    }

    @Override
    public float[] averagePool(AveragePool pool) {
        Shape shape = graph.shapes().get(layer);
        float[] inner = new float[shape.size()];
        for (int start = 0; start < inner.length; start += shape.channels()) {
            Rows.addScaled(1f / shape.pixels(), outer, 0, shape.channels(), inner, start);
        }
        return inner;
    }

    @Override
    public float[] depthwise(Depthwise depthwise) {
        throw new IllegalArgumentException("cannot train a depthwise layer");
    }

    @Override
    public float[] sum(Sum sum) {
        throw new IllegalArgumentException("cannot train a graph with branches");
    }
}
