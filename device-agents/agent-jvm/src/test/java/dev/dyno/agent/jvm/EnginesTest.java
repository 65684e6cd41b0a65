package dev.dyno.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

import com.sun.management.ThreadMXBean;
import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialResult.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesTest {
    private final Path folder;

    EnginesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,cpu", "tflite,cpu", "tflite,xnnpack"})
    void aModelIsDescribedAndInfers(String runtime, String provider) throws IOException, EngineException {
        try (Engine engine = load(runtime, provider)) {
            Port input = engine.describe().inputs().get(0);
            assertThat(input.type()).isEqualTo(ElementType.FLOAT32);
            assertThat(input.shape()).containsExactly(1, 8, 8, 3);
            assertThat(engine.describe().outputs().get(0).shape()).containsExactly(1, 10);
            assertThat(engine.describe().facts()).containsEntry("provider", provider);

            float[] first = infer(engine, 0.25f);
            assertThat(infer(engine, 0.75f)).isNotEqualTo(first);
            assertThat(infer(engine, 0.25f)).isEqualTo(first);
        }
    }

    /** The tiny model has a convolution, a pool, a reshape or none, and a dense layer; all of them XNNPACK takes, as one. */
    @Test
    void whereNodesAreExecutedIsToldAsTheRuntimeHasIt() throws IOException, EngineException {
        try (Engine lite = load("tflite", "cpu");
                Engine xnnpack = load("tflite", "xnnpack");
                Engine onnx = load("onnxruntime", "cpu")) {
            Map<String, Reading> plain = lite.placement().readings();
            Map<String, Reading> taken = xnnpack.placement().readings();
            assertThat(reading(plain, Readings.ACCELERATOR_NODE_SHARE).value()).isZero();
            assertThat(reading(plain, Readings.ACCELERATOR_FALLBACK_NODES).value())
                    .isEqualTo(Double.parseDouble(lite.describe().facts().get("model.nodes")))
                    .isGreaterThanOrEqualTo(3);
            assertThat(reading(taken, Readings.ACCELERATOR_NODE_SHARE).value()).isEqualTo(1);
            assertThat(reading(taken, Readings.ACCELERATOR_FALLBACK_NODES).value())
                    .isZero();
            assertThat(reading(taken, Readings.ACCELERATOR_PARTITIONS).value()).isEqualTo(1);
            Map<String, Reading> none = onnx.placement().readings();
            assertThat(reading(none, Readings.ACCELERATOR_NODE_SHARE).value()).isZero();
            assertThat(reading(none, Readings.ACCELERATOR_FALLBACK_NODES).unavailable())
                    .contains("does not tell");
        }
    }

    private static Reading reading(Map<String, Reading> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    @Test
    void theSameWeightsGiveTheSameOutputsInBothRuntimes() throws IOException, EngineException {
        try (Engine onnx = load("onnxruntime", "cpu");
                Engine lite = load("tflite", "cpu");
                Engine xnnpack = load("tflite", "xnnpack")) {
            float[] expected = infer(onnx, 0.5f);
            assertThat(infer(lite, 0.5f)).containsExactly(expected, offset(1e-5f));
            assertThat(infer(xnnpack, 0.5f)).containsExactly(expected, offset(1e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,cpu,700", "tflite,cpu,0", "tflite,xnnpack,0"})
    void anInferenceAllocatesWhatTheLibraryDoesAndNoMore(String runtime, String provider, long bytes)
            throws IOException, EngineException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Engine engine = load(runtime, provider)) {
            infer(engine, 0.5f);
            int inferences = 2_000;
            long before = 0;
            for (int i = -200; i < inferences; i++) {
                before = i == 0 ? threads.getCurrentThreadAllocatedBytes() : before;
                engine.infer();
            }
            long each = (threads.getCurrentThreadAllocatedBytes() - before) / inferences;
            assertThat(each).isLessThanOrEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,cpu", "tflite,xnnpack"})
    void aModelThatIsMissingIsNamed(String runtime, String provider) {
        EngineRequest request = request(folder.resolve("nowhere.model"), provider, Map.of());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> start(runtime).load(request))
                .withMessageStartingWith(folder.resolve("nowhere.model") + ": no such model file");
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,cpu", "tflite,xnnpack"})
    void aModelThatIsDamagedIsNamedWithTheRuntimesCause(String runtime, String provider) throws IOException {
        byte[] whole = Files.readAllBytes(TinyModels.write(folder, runtime));
        for (byte[] damaged : List.of(new byte[0], new byte[] {'h', 'i', 0, -1, 7, 7, 7, 7, 7}, cut(whole))) {
            Path file = Files.write(folder.resolve("damaged"), damaged);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> start(runtime).load(request(file, provider, Map.of())))
                    .withMessageContaining(file + ": " + runtime)
                    .withMessageContaining("cannot load it: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,in this build; it has [cpu]", "tflite,'; there are [cpu, gpu, nnapi, xnnpack]'"})
    void aProviderThatIsMissingNamesThoseThereAre(String runtime, String providers) throws IOException {
        EngineRequest request = request(TinyModels.write(folder, runtime), "npu", Map.of());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> start(runtime).load(request))
                .withMessageStartingWith(runtime + ": no provider 'npu'")
                .withMessageEndingWith(providers);
    }

    @ParameterizedTest
    @CsvSource({
        "onnxruntime,colour,red,no option 'colour'",
        "tflite,allow-spinning,true,no option 'allow-spinning'",
        "onnxruntime,allow-spinning,yes,'is one of [false, true], not ''yes'''",
        "onnxruntime,inter-op-threads,0,is a whole number from 1 to 256",
        "onnxruntime,graph-optimization,most,'is one of [all, basic, extended, none]'"
    })
    void anOptionThatIsWrongIsNamed(String runtime, String option, String value, String message) throws IOException {
        EngineRequest request = request(TinyModels.write(folder, runtime), "cpu", Map.of(option, value));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> start(runtime).load(request))
                .withMessageContaining(message);
    }

    @Test
    void everyOptionOfOnnxRuntimeIsTaken() throws IOException, EngineException {
        Map<String, String> options = Map.of(
                "allow-spinning", "true",
                "graph-optimization", "none",
                "execution-mode", "parallel",
                "inter-op-threads", "2",
                "log-severity", "error");
        Path model = TinyModels.write(folder, "onnxruntime");
        try (Engine engine = start("onnxruntime").load(request(model, "cpu", options))) {
            assertThat(infer(engine, 0.5f)).hasSize(10);
        }
    }

    @Test
    void onnxRuntimeKeepsTheOptimisedGraphAndTakesItFromThere() throws IOException, EngineException {
        EngineRequest request = request(TinyModels.write(folder, "onnxruntime"), "cpu", Map.of());
        Path cache = Files.createDirectory(folder.resolve("cache"));
        LoadedRuntime runtime = start("onnxruntime");
        try (Engine plain = runtime.load(request);
                Engine filling = runtime.loadCached(request, cache)) {
            Files.write(request.model(), new byte[0]); // whoever loads from the cache does not look at the model
            try (Engine cached = runtime.loadCached(request, cache)) {
                float[] expected = infer(plain, 0.5f);
                assertThat(infer(filling, 0.5f)).isEqualTo(expected);
                assertThat(infer(cached, 0.5f)).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatADelegateLeavesInTheMiddleIsCountedAsFallback() throws IOException, EngineException {
        EngineRequest request = request(TinyModels.writePartlyTaken(folder), "xnnpack", Map.of());
        try (Engine engine = start("tflite").load(request)) {
            Map<String, Reading> placed = engine.placement().readings();
            assertThat(reading(placed, Readings.ACCELERATOR_NODE_SHARE).value()).isStrictlyBetween(0.0, 1.0);
            assertThat(reading(placed, Readings.ACCELERATOR_FALLBACK_NODES).value())
                    .isEqualTo(1);
            assertThat(reading(placed, Readings.ACCELERATOR_PARTITIONS).value()).isEqualTo(2);
        }
    }

    /** The delegate is in the library, but there is nothing here that it could use: a fallback that must not stay unseen. */
    @Test
    void aDelegateWithoutItsDeviceTakesNoNodeAndSaysSo() throws IOException, EngineException {
        try (Engine nnapi = load("tflite", "nnapi");
                Engine plain = load("tflite", "cpu")) {
            assertThat(infer(nnapi, 0.5f)).isEqualTo(infer(plain, 0.5f));
            Map<String, Reading> placed = nnapi.placement().readings();
            assertThat(reading(placed, Readings.ACCELERATOR_NODE_SHARE).value()).isZero();
            assertThat(reading(placed, Readings.ACCELERATOR_FALLBACK_NODES).value())
                    .isPositive();
        }
    }

    @Test
    void aDelegateThatIsNotThereIsNamedWithTheLibraryThatWouldHaveIt() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> load("tflite", "gpu"))
                .withMessage(
                        "tflite: provider 'gpu' needs libtensorflowlite_gpu_jni.so, which is not in this agent; see docs/android.md");
    }

    @Test
    void tfliteSaysThatItHasNoCache() throws IOException {
        EngineRequest request = request(TinyModels.write(folder, "tflite"), "xnnpack", Map.of());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> start("tflite").loadCached(request, folder))
                .withMessage("tflite: provider 'xnnpack' has no compilation cache in this build");
    }

    private Engine load(String runtime, String provider) throws IOException, EngineException {
        return start(runtime).load(request(TinyModels.write(folder, runtime), provider, Map.of()));
    }

    private static EngineRequest request(Path model, String provider, Map<String, String> options) {
        return new EngineRequest(model, provider, 1, options);
    }

    private static LoadedRuntime start(String runtime) throws EngineException {
        return ServiceLoader.load(EngineFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.runtime().equals(runtime))
                .findFirst()
                .orElseThrow()
                .start();
    }

    private static float[] infer(Engine engine, float value) throws EngineException {
        float[] image = new float[8 * 8 * 3];
        for (int i = 0; i < image.length; i++) {
            image[i] = value * i / image.length;
        }
        engine.prepare(List.of(Tensor.of(List.of(1, 8, 8, 3), image)));
        engine.infer();
        Tensor output = engine.outputs().get(0);
        float[] scores = new float[output.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) output.get(i);
        }
        return scores;
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
