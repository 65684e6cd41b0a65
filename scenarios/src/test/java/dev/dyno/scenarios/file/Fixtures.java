package dev.dyno.scenarios.file;

import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the tests of scenario files share. */
final class Fixtures {
    static final Path FOLDER = Path.of("").toAbsolutePath();

    /** Demo files as they will be, without building them. */
    static final ModelResolver DEMO = new ModelResolver() {
        private final Set<String> names = new TreeSet<>(Set.of(
                "mobilenet-v2-fp32.onnx",
                "mobilenet-v2-int8.onnx",
                "mobilenet-v2-fp32.tflite",
                "mobilenet-v2-int8.tflite",
                "digits-fp32.onnx",
                "digits-fp32.tflite",
                "digits-int8.onnx",
                "digits-int8.tflite",
                "digits-pruned.onnx",
                "digits-pruned.tflite",
                "digits-test-images.npy",
                "digits-test-labels.npy"));

        @Override
        public Optional<Path> find(String demoName) {
            return names.contains(demoName) ? Optional.of(Path.of("/demo", demoName)) : Optional.empty();
        }

        @Override
        public Set<String> names() {
            return names;
        }
    };

    /** When every file of the tests is read; a waiver of that day ends by 2027-03-01. */
    static final Instant NOW = Instant.parse("2026-12-01T23:59:59Z");

    /** The least that a scenario says. */
    static final String LEAST = """
            schema: dyno/scenario/v1
            name: least
            baseline: fp32
            candidates:
              fp32:
                model: demo:mobilenet-v2-fp32.onnx
              int8:
                model: demo:mobilenet-v2-int8.onnx
            """;

    private Fixtures() {}

    static ScenarioContext context(Map<String, String> env) {
        return new ScenarioContext(env, DEMO, Runtimes.SHIPPED, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Scenario parse(String text) {
        return parse(text, Map.of());
    }

    static Scenario parse(String text, Map<String, String> env) {
        return ScenarioFiles.parse("s.yaml", text, FOLDER, context(env));
    }
}
