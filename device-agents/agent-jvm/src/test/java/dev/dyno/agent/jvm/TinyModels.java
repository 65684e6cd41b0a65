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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** One small network, the same weights for both runtimes: an image of 8 x 8 x 3 to ten numbers. */
final class TinyModels {
    /** Numbers of operators in TensorFlow Lite. */
    private static final int MEAN = 40;

    private static final int PRODUCT = 81;

    private TinyModels() {}

    /** Writes the model for a runtime. */
    static Path write(Path folder, String runtime) throws IOException {
        boolean onnx = runtime.equals("onnxruntime");
        byte[] bytes = onnx ? OnnxWriter.write(graph()) : TfliteWriter.write(graph());
        return Files.write(folder.resolve(onnx ? "tiny.onnx" : "tiny.tflite"), bytes);
    }

    /** TensorFlow Lite's model with a product in place of its mean: an operator that XNNPACK does not take, between two that it does. */
    static Path writePartlyTaken(Path folder) throws IOException {
        ByteBuffer model = ByteBuffer.wrap(TfliteWriter.write(graph())).order(ByteOrder.LITTLE_ENDIAN);
        int codes = followed(model, field(model, model.getInt(0), 1));
        for (int i = 0; i < model.getInt(codes); i++) {
            int code = followed(model, codes + 4 + 4 * i);
            if (model.getInt(field(model, code, 3)) == MEAN) {
                model.put(field(model, code, 0), (byte) PRODUCT);
                model.putInt(field(model, code, 3), PRODUCT);
            }
        }
        return Files.write(folder.resolve("partly.tflite"), model.array());
    }

    /** Where a field of a table is in a flat buffer. */
    private static int field(ByteBuffer buffer, int table, int slot) {
        return table + buffer.getShort(table - buffer.getInt(table) + 4 + 2 * slot);
    }

    private static int followed(ByteBuffer buffer, int reference) {
        return reference + buffer.getInt(reference);
    }

    private static Graph graph() {
        GraphBuilder builder = new GraphBuilder("tiny", new Shape(8, 8, 3), new Dice(3));
        int features = builder.convolution(0, new Window(3, 1), 16, Activation.RELU6);
        builder.dense(builder.averagePool(features), 10);
        return builder.build();
    }
}
