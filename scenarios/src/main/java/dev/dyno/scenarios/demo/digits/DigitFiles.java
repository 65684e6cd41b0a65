package dev.dyno.scenarios.demo.digits;

import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.onnx.OnnxWriter;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.tflite.TfliteWriter;
import dev.dyno.scenarios.demo.training.Examples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The model files of the digit reader, and the labelled inputs to try it on. */
public final class DigitFiles {
    private static final String IMAGES = "digits-test-images.npy";
    private static final String LABELS = "digits-test-labels.npy";
    private static final String FLOAT = "digits-fp32";
    private static final String INT8 = "digits-int8";
    private static final String PRUNED = "digits-pruned";
    private static final String ONNX = ".onnx";
    private static final String TFLITE = ".tflite";

    /** All file names, in alphabetical order. */
    public static final List<String> NAMES = List.of(
            FLOAT + ONNX, FLOAT + TFLITE, INT8 + ONNX, INT8 + TFLITE, PRUNED + ONNX, PRUNED + TFLITE, IMAGES, LABELS);

    private DigitFiles() {}

    /** Trains the network and writes all files. */
    public static void build(Path folder, Consumer<String> progress) throws IOException {
        write(folder, DigitGraphs.train(progress), DigitGraphs.test());
    }

    /** Writes all files. */
    public static void write(Path folder, DigitGraphs graphs, Examples test) throws IOException {
        write(folder, FLOAT, graphs.full());
        write(folder, PRUNED, graphs.pruned());
        QuantizedGraph int8 = graphs.int8();
        Files.write(folder.resolve(INT8 + ONNX), OnnxWriter.write(int8));
        Files.write(folder.resolve(INT8 + TFLITE), TfliteWriter.write(int8));
        NpyFile.write(folder.resolve(IMAGES), images(test));
        NpyFile.write(folder.resolve(LABELS), labels(test));
    }

    private static void write(Path folder, String name, Graph graph) throws IOException {
        Files.write(folder.resolve(name + ONNX), OnnxWriter.write(graph));
        Files.write(folder.resolve(name + TFLITE), TfliteWriter.write(graph));
    }

    private static Tensor images(Examples examples) {
        int pixels = DigitSet.EXTENT * DigitSet.EXTENT;
        float[] all = new float[examples.size() * pixels];
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(examples.inputs().get(i), 0, all, i * pixels, pixels);
        }
        return Tensor.of(List.of(examples.size(), DigitSet.EXTENT, DigitSet.EXTENT, 1), all);
    }

    private static Tensor labels(Examples examples) {
        ByteBuffer data =
                ByteBuffer.allocate(examples.size() * ElementType.INT64.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        examples.labels().forEach(label -> data.putLong(label));
        return new Tensor(ElementType.INT64, List.of(examples.size()), data.flip());
    }
}
