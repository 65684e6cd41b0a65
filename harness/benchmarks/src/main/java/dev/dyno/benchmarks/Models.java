package dev.dyno.benchmarks;

import dev.dyno.protocol.TrialSpec;
import dev.dyno.scenarios.demo.DemoModels;
import java.nio.file.Path;
import java.util.Map;

/**
 * The models that figures are taken with, and the trials that take them.
 *
 * @param demo the demo models, built
 */
record Models(DemoModels demo) {
    /** About 3 to 4 ms per inference. */
    static final String MOBILENET = "mobilenet-v2-int8";
    /** About 0.1 ms or less per inference. */
    static final String SMALL = "digits-int8";

    /** Builds the models where that has not been done. */
    static Models in(Path cache) {
        return new Models(DemoModels.ensure(cache, line -> {}));
    }

    /** A trial with a fixed number of inferences. */
    TrialSpec trial(String model, String runtime, int warmUps, int iterations, long telemetryNanos) {
        boolean tflite = runtime.equals("tflite");
        Path file = demo.find(model + (tflite ? ".tflite" : ".onnx")).orElseThrow();
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
                new TrialSpec.Load.SingleStream(iterations, 0, 300_000_000_000L),
                telemetryNanos,
                false);
    }
}
