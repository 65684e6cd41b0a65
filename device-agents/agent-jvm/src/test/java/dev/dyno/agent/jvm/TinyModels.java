package dev.dyno.agent.jvm;

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

/** One small network, the same weights for both runtimes: an image of 8 x 8 x 3 to ten numbers. */
final class TinyModels {
    private TinyModels() {}

    /** Writes the model for a runtime. */
    static Path write(Path folder, String runtime) throws IOException {
        boolean onnx = runtime.equals("onnxruntime");
        byte[] bytes = onnx ? OnnxWriter.write(graph()) : TfliteWriter.write(graph());
        return Files.write(folder.resolve(onnx ? "tiny.onnx" : "tiny.tflite"), bytes);
    }

    private static Graph graph() {
        GraphBuilder builder = new GraphBuilder("tiny", new Shape(8, 8, 3), new Dice(3));
        int features = builder.convolution(0, new Window(3, 1), 16, Activation.RELU6);
        builder.dense(builder.averagePool(features), 10);
        return builder.build();
    }
}
