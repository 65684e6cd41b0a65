package dev.dyno.scenarios.demo.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
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
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writes a graph as a TensorFlow Lite model with the float input "input" [1, rows, columns, channels] and the float output
 * "output" [1, values]. Padding needs no slot: SAME is the schema's default.
 */
public final class TfliteWriter implements Layer.Visitor<Integer> {
    private static final byte[] ROWS_AND_COLUMNS = {1, 0, 0, 0, 2, 0, 0, 0};
    private final Graph graph;
    private final TfliteFile file;
    private final Numbers numbers;
    private final List<Integer> made = new ArrayList<>();

    private TfliteWriter(Graph graph, TfliteFile file, Numbers numbers) {
        this.graph = graph;
        this.file = file;
        this.numbers = numbers;
    }

    /** A model in single precision. */
    public static byte[] write(Graph graph) {
        TfliteFile file = new TfliteFile(false);
        TfliteWriter writer = new TfliteWriter(graph, file, new FloatNumbers(file));
        int input = writer.computed(0);
        int output = writer.layers(input);
        return file.toBytes(graph.name(), input, output);
    }

    /** A model in 8-bit integers, with float input and output. */
    public static byte[] write(QuantizedGraph quantized) {
        Graph graph = quantized.graph();
        TfliteFile file = new TfliteFile(true);
        TfliteWriter writer = new TfliteWriter(graph, file, new Int8Numbers(file, quantized));
        int input = file.tensor("input", ElementType.FLOAT32, Scale.NONE, image(graph.input()));
        int first = writer.computed(0);
        file.operator(Operation.QUANTIZE, new int[] {input}, first, 0, options -> {});
        int last = writer.layers(first);
        int output = file.tensor(
                "output", ElementType.FLOAT32, Scale.NONE, 1, graph.output().size());
        file.operator(Operation.DEQUANTIZE, new int[] {last}, output, 0, options -> {});
        return file.toBytes(graph.name(), input, output);
    }

    private int layers(int first) {
        made.add(first);
        for (Layer layer : graph.layers()) {
            made.add(layer.accept(this));
        }
        return made.get(made.size() - 1);
    }

    /** The number of the layer being written. */
    private int layer() {
        return made.size() - 1;
    }

    private int computed(int tensor) {
        Shape shape = graph.shapes().get(tensor);
        return shape.pixels() == 1 ? numbers.computed(tensor, 1, shape.size()) : numbers.computed(tensor, image(shape));
    }

    private static int[] image(Shape shape) {
        return new int[] {1, shape.height(), shape.width(), shape.channels()};
    }

    @Override
    public Integer convolution(Convolution layer) {
        int size = layer.window().size();
        int inputs = graph.shapes().get(layer.input()).channels();
        int weights = numbers.weights(layer(), layer, layer.channelFirst(), 0, layer.channels(), size, size, inputs);
        return weighted(Operation.CONVOLUTION, layer, weights, Slot.CONVOLUTION_SLOTS, options -> {
            options.addInt(Slot.CONVOLUTION_STRIDE_WIDTH, layer.window().stride(), 0);
            options.addInt(Slot.CONVOLUTION_STRIDE_HEIGHT, layer.window().stride(), 0);
            options.addByte(Slot.CONVOLUTION_ACTIVATION, number(layer.activation()), 0);
        });
    }

    @Override
    public Integer depthwise(Depthwise layer) {
        int size = layer.window().size();
        int[] order = IntStream.range(0, layer.weights().length()).toArray();
        int weights = numbers.weights(layer(), layer, order, 3, 1, size, size, layer.channels());
        return weighted(Operation.DEPTHWISE_CONVOLUTION, layer, weights, Slot.DEPTHWISE_SLOTS, options -> {
            options.addInt(Slot.DEPTHWISE_STRIDE_WIDTH, layer.window().stride(), 0);
            options.addInt(Slot.DEPTHWISE_STRIDE_HEIGHT, layer.window().stride(), 0);
            options.addInt(Slot.DEPTHWISE_MULTIPLIER, 1, 0);
            options.addByte(Slot.DEPTHWISE_ACTIVATION, number(layer.activation()), 0);
        });
    }

    @Override
    public Integer dense(Dense layer) {
        int weights = numbers.weights(layer(), layer, layer.channelFirst(), 0, layer.channels(), layer.fanIn());
        return weighted(
                Operation.FULLY_CONNECTED,
                layer,
                weights,
                Slot.DENSE_SLOTS,
                options -> options.addByte(Slot.DENSE_ACTIVATION, number(layer.activation()), 0));
    }

    private Integer weighted(
            Operation operation, Weighted layer, int weights, int slots, Consumer<FlatBufferBuilder> options) {
        int bias = numbers.bias(layer(), layer);
        return add(operation, new int[] {made.get(layer.input()), weights, bias}, slots, options);
    }

    @Override
    public Integer sum(Sum layer) {
        return add(Operation.ADD, new int[] {made.get(layer.left()), made.get(layer.right())}, 0, options -> {});
    }

    @Override
    public Integer averagePool(AveragePool layer) {
        int axes = file.constant("axes_" + layer(), ElementType.INT32, Scale.NONE, ROWS_AND_COLUMNS, 2);
        return add(Operation.MEAN, new int[] {made.get(layer.input()), axes}, 0, options -> {});
    }

    private int add(Operation operation, int[] inputs, int slots, Consumer<FlatBufferBuilder> options) {
        int output = computed(made.size());
        file.operator(operation, inputs, output, slots, options);
        return output;
    }

    private static byte number(Activation activation) {
        return switch (activation) {
            case NONE -> 0;
            case RELU -> 1;
            case RELU6 -> 3;
        };
    }
}
