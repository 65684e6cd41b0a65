package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Interpreter;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.mobilenet.Pictures;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.training.Examples;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three implementations that share no code compute the same from the same files. */
class ConformanceIT {
    private static final int PICTURES_NOT_SEEN_BEFORE = 1000;

    /** What executes a model file. */
    enum Engine {
        ONNX_RUNTIME,
        TFLITE,
        TFLITE_XNNPACK;

        Model load(String name, Shape input) {
            return switch (this) {
                case ONNX_RUNTIME ->
                    new OnnxModel(Built.file(name + ".onnx"), 1, input.height(), input.width(), input.channels());
                case TFLITE -> new TfliteModel(Built.file(name + ".tflite"), false);
                case TFLITE_XNNPACK -> new TfliteModel(Built.file(name + ".tflite"), true);
            };
        }
    }

    @BeforeAll
    static void needs_the_runtimes() {
        Natives.assumePresent();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void single_precision_agrees_to_a_ten_thousandth(Engine engine) {
        List<float[]> pictures = Pictures.draw(PICTURES_NOT_SEEN_BEFORE, 4);
        agrees(engine, "mobilenet-v2-fp32", Built.MOBILENET, pictures);
        List<float[]> digits = Built.TEST_DIGITS.inputs().subList(0, 100);
        agrees(engine, "digits-fp32", Built.DIGITS.full(), digits);
        agrees(engine, "digits-pruned", Built.DIGITS.pruned(), digits);
    }

    private static void agrees(Engine engine, String name, Graph graph, List<float[]> inputs) {
        try (Model model = engine.load(name, graph.input())) {
            for (float[] input : inputs) {
                float[] expected = Interpreter.run(graph, input);
                assertThat(Outputs.largestDifference(model.run(input), expected))
                        .isLessThan(1e-4 * Outputs.largestMagnitude(expected));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eight_bits_point_the_same_way_as_single_precision(Engine engine) {
        List<float[]> pictures = Pictures.draw(PICTURES_NOT_SEEN_BEFORE, 4);
        pointsTheSameWay(engine, "mobilenet-v2-int8", Built.MOBILENET_INT8, pictures, 0.999);
        List<float[]> digits = Built.TEST_DIGITS.inputs().subList(0, 100);
        pointsTheSameWay(engine, "digits-int8", Built.DIGITS.int8(), digits, 0.99);
    }

    private static void pointsTheSameWay(
            Engine engine, String name, QuantizedGraph quantized, List<float[]> inputs, double least) {
        try (Model model = engine.load(name, quantized.graph().input())) {
            for (float[] input : inputs) {
                float[] output = model.run(input);
                assertThat(Outputs.cosine(output, Interpreter.run(quantized.graph(), input)))
                        .isGreaterThan(least);
                assertThat(Outputs.cosine(output, quantized.simulate(input))).isGreaterThan(least);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void digits_are_read_with_the_documented_accuracy(Engine engine) {
        assertThat(accuracy(engine, "digits-fp32")).isBetween(0.97, 0.99);
        assertThat(accuracy(engine, "digits-int8")).isBetween(0.97, 0.99);
        assertThat(accuracy(engine, "digits-pruned")).isBetween(0.96, 0.985);
    }

    private static double accuracy(Engine engine, String name) {
        try (Model model = engine.load(name, Built.DIGITS.full().input())) {
            List<Integer> read = Built.TEST_DIGITS.inputs().stream()
                    .map(input -> Examples.largest(model.run(input)))
                    .toList();
            return Outputs.shareOfEqual(read, Built.TEST_DIGITS.labels());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eight_bits_read_the_same_digits_as_single_precision(Engine engine) {
        UnaryOperator<float[]> full = input -> Interpreter.run(Built.DIGITS.full(), input);
        try (Model int8 = engine.load("digits-int8", Built.DIGITS.full().input())) {
            List<Integer> expected = Built.TEST_DIGITS.inputs().stream()
                    .map(input -> Examples.largest(full.apply(input)))
                    .toList();
            List<Integer> read = Built.TEST_DIGITS.inputs().stream()
                    .map(input -> Examples.largest(int8.run(input)))
                    .toList();
            assertThat(Outputs.shareOfEqual(read, expected)).isGreaterThan(0.99);
        }
    }
}
