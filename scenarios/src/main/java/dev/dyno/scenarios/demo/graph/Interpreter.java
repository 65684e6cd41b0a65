package dev.dyno.scenarios.demo.graph;

import dev.dyno.scenarios.demo.graph.Layer.AveragePool;
import dev.dyno.scenarios.demo.graph.Layer.Convolution;
import dev.dyno.scenarios.demo.graph.Layer.Dense;
import dev.dyno.scenarios.demo.graph.Layer.Depthwise;
import dev.dyno.scenarios.demo.graph.Layer.Sum;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import java.util.List;

/** Runs a graph in plain Java: for calibration, for accuracy while building, and as a third opinion on the runtimes. */
public final class Interpreter {
    private Interpreter() {}

    /** Sees every tensor as it is made, the input first, and may change its values. */
    @FunctionalInterface
    public interface TensorHook {
        void made(int tensor, float[] values);
    }

    /** The output for one example. The input is not changed. */
    public static float[] run(Graph graph, float[] input) {
        return run(graph, input.clone(), (tensor, values) -> {});
    }

    /** The output for one example, with a look at every tensor. The hook may change the input too. */
    public static float[] run(Graph graph, float[] input, TensorHook hook) {
        if (input.length != graph.input().size()) {
            throw new IllegalArgumentException(input.length + " values for an input of " + graph.input());
        }
        float[][] tensors = new float[graph.shapes().size()][];
        int[] lastReaders = graph.lastReaders();
        tensors[0] = input;
        hook.made(0, input);
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            List<float[]> inputs =
                    layer.inputs().stream().map(tensor -> tensors[tensor]).toList();
            tensors[i + 1] = apply(layer, graph.shapes().get(layer.inputs().get(0)), inputs);
            hook.made(i + 1, tensors[i + 1]);
            for (int tensor : layer.inputs()) {
                if (lastReaders[tensor] == i) {
                    tensors[tensor] = NONE;
                }
            }
        }
        return tensors[tensors.length - 1];
    }

    private static final float[] NONE = {};

    /** The result of one layer. {@code shape} is that of its (first) input. */
    public static float[] apply(Layer layer, Shape shape, List<float[]> inputs) {
        return layer.accept(new Step(shape, inputs));
    }

    private record Step(Shape shape, List<float[]> inputs) implements Layer.Visitor<float[]> {
        @Override
        public float[] convolution(Convolution layer) {
            Shape output = layer.output(List.of(shape));
            int columns = layer.channels();
            float[] y = biased(layer, output);
            float[] patch = new float[layer.fanIn()];
            for (int pixel = 0; pixel < output.pixels(); pixel++) {
                int row = pixel / output.width();
                int column = pixel % output.width();
                Patches.read(inputs.get(0), shape, layer.window(), row, column, patch, 0);
                Rows.addProduct(patch, 0, patch.length, layer.weights().array(), columns, y, pixel * columns);
            }
            layer.activation().apply(y, 0, y.length);
            return y;
        }

        @Override
        public float[] depthwise(Depthwise layer) {
            Shape output = layer.output(List.of(shape));
            int channels = layer.channels();
            float[] y = biased(layer, output);
            float[] patch = new float[layer.weights().length()];
            for (int pixel = 0; pixel < output.pixels(); pixel++) {
                int row = pixel / output.width();
                int column = pixel % output.width();
                Patches.read(inputs.get(0), shape, layer.window(), row, column, patch, 0);
                for (int i = 0; i < patch.length; i += channels) {
                    Rows.addProducts(patch, i, layer.weights().array(), i, channels, y, pixel * channels);
                }
            }
            layer.activation().apply(y, 0, y.length);
            return y;
        }

        @Override
        public float[] dense(Dense layer) {
            float[] x = inputs.get(0);
            float[] y = layer.bias().array().clone();
            Rows.addProduct(x, 0, x.length, layer.weights().array(), y.length, y, 0);
            layer.activation().apply(y, 0, y.length);
            return y;
        }

        @Override
        public float[] sum(Sum layer) {
            float[] y = inputs.get(0).clone();
            Rows.addScaled(1, inputs.get(1), 0, y.length, y, 0);
            return y;
        }

        @Override
        public float[] averagePool(AveragePool layer) {
            int channels = shape.channels();
            float[] y = new float[channels];
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                Rows.addScaled(1, inputs.get(0), pixel * channels, channels, y, 0);
            }
            for (int c = 0; c < channels; c++) {
                y[c] /= shape.pixels();
            }
            return y;
        }

        private static float[] biased(Weighted layer, Shape output) {
            float[] y = new float[output.size()];
            for (int start = 0; start < y.length; start += layer.channels()) {
                System.arraycopy(layer.bias().array(), 0, y, start, layer.channels());
            }
            return y;
        }
    }
}
