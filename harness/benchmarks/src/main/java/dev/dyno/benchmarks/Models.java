package dev.dyno.benchmarks;

import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.GraphBuilder;
import dev.dyno.scenarios.demo.graph.Shape;
import dev.dyno.scenarios.demo.graph.Window;
import dev.dyno.scenarios.demo.onnx.OnnxWriter;
import dev.dyno.scenarios.demo.tflite.TfliteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The models that figures are taken with, and the trials that take them.
 *
 * @param folder where the small model is
 * @param demo the demo models, built
 */
record Models(Path folder, DemoModels demo) {
    /** About 1.5 ms per inference. */
    static final String MOBILENET = "mobilenet-v2-int8";
    /** About 0.1 ms per inference: 11 million multiplications. */
    static final String SMALL = "small-fp32";

    /** Builds the models where that has not been done. */
    static Models in(Path folder) throws IOException {
        Graph small = small();
        Files.write(folder.resolve(SMALL + ".onnx"), OnnxWriter.write(small));
        Files.write(folder.resolve(SMALL + ".tflite"), TfliteWriter.write(small));
        return new Models(folder, DemoModels.ensure(folder, line -> {}));
    }

    private static Graph small() {
        GraphBuilder net = new GraphBuilder("small", new Shape(32, 32, 3), new Dice(1));
        int at = net.convolution(0, new Window(3, 2), 16, Activation.RELU6);
        at = net.convolution(at, new Window(3, 1), 32, Activation.RELU6);
        at = net.convolution(at, new Window(3, 1), 128, Activation.RELU6);
        net.dense(net.averagePool(at), 10);
        return net.build();
    }

    /** A trial with a fixed number of inferences. */
    TrialSpec trial(String model, String runtime, int warmUps, int iterations, long telemetryNanos) {
        boolean tflite = runtime.equals("tflite");
        String name = model + (tflite ? ".tflite" : ".onnx");
        Path file = demo.find(name).orElse(folder.resolve(name));
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                "bench",
                file.toString(),
                runtime,
                tflite ? "xnnpack" : "cpu",
                1,
                Map.of(),
                new TrialSpec.Inputs.Random(1),
                null,
                new TrialSpec.WarmUp(warmUps, 0, Math.max(1, warmUps) * 50_000_000L, 1e6, 0),
                new Load.SingleStream(iterations, 0, 300_000_000_000L),
                telemetryNanos,
                false);
    }
}
