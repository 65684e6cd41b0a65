package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.GraphBuilder;
import dev.dyno.scenarios.demo.graph.Interpreter;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import dev.dyno.scenarios.demo.onnx.OnnxWriter;
import dev.dyno.scenarios.demo.quantization.Calibration;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.tflite.TfliteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that the demo models do not have: odd extents, even windows, branches, images into dense layers. */
class SmallGraphsIT {
    private final Path folder;

    SmallGraphsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void needs_the_runtimes() {
        Natives.assumePresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void mean_the_same_in_every_runtime(long seed) throws IOException {
        Dice dice = new Dice(seed);
        Graph graph = random(dice);
        List<float[]> inputs =
                Stream.generate(() -> input(dice, graph.input())).limit(8).toList();
        QuantizedGraph quantized = Calibration.calibrate(graph, inputs);
        Files.write(folder.resolve("fp32.onnx"), OnnxWriter.write(graph));
        Files.write(folder.resolve("fp32.tflite"), TfliteWriter.write(graph));
        Files.write(folder.resolve("int8.onnx"), OnnxWriter.write(quantized));
        Files.write(folder.resolve("int8.tflite"), TfliteWriter.write(quantized));
        float[] expected = Interpreter.run(graph, inputs.get(0));
        double largest = Outputs.largestMagnitude(expected);
        for (Model model : load("fp32", graph.input())) {
            try (model) {
                assertThat(Outputs.largestDifference(model.run(inputs.get(0)), expected))
                        .isLessThan(1e-4 * largest);
            }
        }
        for (Model model : load("int8", graph.input())) {
            try (model) {
                assertThat(Outputs.largestDifference(model.run(inputs.get(0)), quantized.simulate(inputs.get(0))))
                        .isLessThan(0.05 * largest);
            }
        }
    }

    private List<Model> load(String name, Shape input) {
        Path onnx = folder.resolve(name + ".onnx");
        Path tflite = folder.resolve(name + ".tflite");
        return List.of(
                new OnnxModel(onnx, 1, input.height(), input.width(), input.channels()),
                new TfliteModel(tflite, false),
                new TfliteModel(tflite, true));
    }

    private static Graph random(Dice dice) {
        Shape image = new Shape(3 + dice.below(9), 3 + dice.below(9), 1 + dice.below(4));
        GraphBuilder net = new GraphBuilder("small", image, dice);
        Activation[] activations = Activation.values();
        int at = net.convolution(
                0, new Window(1 + dice.below(4), 1 + dice.below(2)), 1 + dice.below(12), activations[dice.below(3)]);
        int branch = net.depthwise(at, new Window(1 + dice.below(4), 1), activations[dice.below(3)]);
        at = net.sum(at, branch);
        at = net.depthwise(at, new Window(3, 1 + dice.below(2)), activations[dice.below(3)]);
        net.dense(dice.below(2) == 0 ? at : net.averagePool(at), 2 + dice.below(20));
        return net.build();
    }

    private static float[] input(Dice dice, Shape shape) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = dice.unit();
        }
        return values;
    }
}
