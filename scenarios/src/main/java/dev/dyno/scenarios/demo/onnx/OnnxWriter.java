package dev.dyno.scenarios.demo.onnx;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.AveragePool;
import dev.dyno.scenarios.demo.graph.Layer.Convolution;
import dev.dyno.scenarios.demo.graph.Layer.Dense;
import dev.dyno.scenarios.demo.graph.Layer.Depthwise;
import dev.dyno.scenarios.demo.graph.Layer.Sum;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import java.util.List;

/**
 * Writes a graph as an ONNX model with the float input "input" [1, rows, columns, channels] and the float output "output"
 * [1, values]. ONNX wants channels first; a Transpose at the front lets a model take the same bytes as its TFLite twin.
 */
public final class OnnxWriter implements Layer.Visitor<Node> {
    private final Graph graph;
    private final OnnxFile file;
    private final Numbers numbers;
    private int layer;

    private OnnxWriter(Graph graph, OnnxFile file, Numbers numbers) {
        this.graph = graph;
        this.file = file;
        this.numbers = numbers;
    }

    /** A model in single precision. */
    public static byte[] write(Graph graph) {
        OnnxFile file = new OnnxFile();
        return new OnnxWriter(graph, file, new FloatNumbers(file)).toBytes();
    }

    /** A model in 8-bit integers, with float input and output. */
    public static byte[] write(QuantizedGraph quantized) {
        OnnxFile file = new OnnxFile();
        return new OnnxWriter(quantized.graph(), file, new QdqNumbers(file, quantized)).toBytes();
    }

    private byte[] toBytes() {
        String first = name(0);
        file.add(new Node("Transpose", numbers.direct(first, Activation.NONE), List.of("input"))
                .attribute("perm", new long[] {0, 3, 1, 2}));
        numbers.settle(first, 0, Activation.NONE);
        for (layer = 0; layer < graph.layers().size(); layer++) {
            Layer current = graph.layers().get(layer);
            file.add(current.accept(this));
            numbers.settle(name(layer + 1), layer + 1, activation(current));
        }
        return file.toBytes(
                graph.name(), OnnxFile.image("input", graph.input()), OnnxFile.vector("output", graph.output()));
    }

    private String name(int tensor) {
        return tensor == graph.layers().size() ? "output" : "tensor_" + tensor;
    }

    private static Activation activation(Layer layer) {
        return layer instanceof Weighted weighted ? weighted.activation() : Activation.NONE;
    }

    /** The node of the current layer. */
    private Node node(String operation, List<String> inputs) {
        return new Node(
                operation,
                numbers.direct(name(layer + 1), activation(graph.layers().get(layer))),
                inputs);
    }

    @Override
    public Node convolution(Convolution convolution) {
        int inputs = graph.shapes().get(convolution.input()).channels();
        int area = convolution.window().area();
        int channels = convolution.channels();
        int[] order = new int[convolution.weights().length()];
        for (int i = 0; i < order.length; i++) {
            int place = i % area;
            int from = i / area % inputs;
            order[i] = (place * inputs + from) * channels + i / (area * inputs);
        }
        return windowed(convolution, convolution.window(), order, inputs, 1);
    }

    @Override
    public Node depthwise(Depthwise depthwise) {
        return windowed(depthwise, depthwise.window(), depthwise.channelFirst(), 1, depthwise.channels());
    }

    private Node windowed(Weighted weighted, Window window, int[] order, int inputsPerGroup, int groups) {
        int size = window.size();
        String weights = numbers.weights(layer, weighted, order, weighted.channels(), inputsPerGroup, size, size);
        String bias = numbers.bias(layer, weighted);
        Shape shape = graph.shapes().get(weighted.input());
        int top = window.paddingBefore(shape.height());
        int left = window.paddingBefore(shape.width());
        int bottom = window.paddingAfter(shape.height());
        int right = window.paddingAfter(shape.width());
        return node("Conv", List.of(name(weighted.input()), weights, bias))
                .attribute("kernel_shape", new long[] {size, size})
                .attribute("strides", new long[] {window.stride(), window.stride()})
                .attribute("pads", new long[] {top, left, bottom, right})
                .attribute("group", groups);
    }

    /** Flattening leaves the channels first, so the weights' rows are put in that order. Integers go through it unchanged. */
    @Override
    public Node dense(Dense dense) {
        String flat = "flat_" + layer;
        file.add(new Node("Flatten", numbers.direct(flat, Activation.NONE), List.of(name(dense.input()))));
        numbers.settle(flat, dense.input(), Activation.NONE);
        int pixels = graph.shapes().get(dense.input()).pixels();
        int inputs = dense.fanIn() / pixels;
        int[] order = new int[dense.weights().length()];
        for (int i = 0; i < order.length; i++) {
            int from = i % dense.fanIn();
            int output = i / dense.fanIn();
            order[i] = (from % pixels * inputs + from / pixels) * dense.channels() + output;
        }
        String weights = numbers.weights(layer, dense, order, dense.channels(), dense.fanIn());
        return node("Gemm", List.of(flat, weights, numbers.bias(layer, dense))).attribute("transB", 1);
    }

    @Override
    public Node sum(Sum sum) {
        return node("Add", List.of(name(sum.left()), name(sum.right())));
    }

    @Override
    public Node averagePool(AveragePool pool) {
        return node("GlobalAveragePool", List.of(name(pool.input())));
    }
}
