package dev.dyno.scenarios.demo.mobilenet;

import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.onnx.OnnxWriter;
import dev.dyno.scenarios.demo.quantization.Calibration;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.tflite.TfliteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The model files of this network. */
public final class MobileNetFiles {
    private static final String FLOAT_ONNX = "mobilenet-v2-fp32.onnx";
    private static final String FLOAT_TFLITE = "mobilenet-v2-fp32.tflite";
    private static final String INT8_ONNX = "mobilenet-v2-int8.onnx";
    private static final String INT8_TFLITE = "mobilenet-v2-int8.tflite";
    private static final int NORMALIZATION_IMAGES = 8;
    private static final int CALIBRATION_IMAGES = 16;

    /** All file names, in alphabetical order. */
    public static final List<String> NAMES = List.of(FLOAT_ONNX, FLOAT_TFLITE, INT8_ONNX, INT8_TFLITE);

    private MobileNetFiles() {}

    /** The network in single precision. Takes about a second. */
    public static Graph graph() {
        return MobileNet.build(Pictures.draw(0, NORMALIZATION_IMAGES));
    }

    /** The network in 8-bit integers, calibrated on images of its own. */
    public static QuantizedGraph quantized(Graph graph) {
        return Calibration.calibrate(graph, Pictures.draw(NORMALIZATION_IMAGES, CALIBRATION_IMAGES));
    }

    /** Builds the network and writes all files. */
    public static void build(Path folder, Consumer<String> progress) throws IOException {
        progress.accept("mobilenet-v2: drawing images and fitting the weights to them");
        Graph graph = graph();
        progress.accept("mobilenet-v2: calibrating the 8-bit version on " + CALIBRATION_IMAGES + " images");
        write(folder, graph, quantized(graph));
    }

    /** Writes all files. */
    public static void write(Path folder, Graph graph, QuantizedGraph quantized) throws IOException {
        Files.write(folder.resolve(FLOAT_ONNX), OnnxWriter.write(graph));
        Files.write(folder.resolve(FLOAT_TFLITE), TfliteWriter.write(graph));
        Files.write(folder.resolve(INT8_ONNX), OnnxWriter.write(quantized));
        Files.write(folder.resolve(INT8_TFLITE), TfliteWriter.write(quantized));
    }
}
