package dev.dyno.scenarios.demo;

import ai.onnxruntime.OrtEnvironment;
import org.bytedeco.tensorflowlite.Interpreter;
import org.junit.jupiter.api.Assumptions;

/** The runtimes' native libraries. */
final class Natives {
    private Natives() {}

    /** Skips a test on platforms that the runtimes on the class path have no libraries for. */
    static void assumePresent() {
        Assumptions.assumeTrue(
                has(OrtEnvironment.class, "/ai/onnxruntime/native/linux-x64/libonnxruntime.so")
                        && has(Interpreter.class, "/org/bytedeco/tensorflowlite/linux-x86_64/libjnitensorflowlite.so")
                        && System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "no native libraries of the runtimes for this platform");
    }

    private static boolean has(Class<?> neighbour, String resource) {
        return neighbour.getResource(resource) != null;
    }
}
