package dev.dyno.scenarios.demo.mobilenet;

import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.onnx.OnnxWriter;
import dev.dyno.scenarios.demo.quantization.Calibration;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.tflite.TfliteWriter;
import java.util.List;
import java.util.Map;
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

    /** The contents of all files by name. */
    public static Map<String, byte[]> build(Consumer<String> progress) {
        progress.accept("mobilenet-v2: drawing images and adjusting the weights to them");
        Graph graph = graph();
        progress.accept("mobilenet-v2: calibrating the 8-bit version on " + CALIBRATION_IMAGES + " images");
        QuantizedGraph quantized = quantized(graph);
        return Map.of(
                FLOAT_ONNX, OnnxWriter.write(graph),
                FLOAT_TFLITE, TfliteWriter.write(graph),
                INT8_ONNX, OnnxWriter.write(quantized),
                INT8_TFLITE, TfliteWriter.write(quantized));
    }
}
