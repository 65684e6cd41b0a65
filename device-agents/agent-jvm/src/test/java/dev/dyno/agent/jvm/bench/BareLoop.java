package dev.dyno.agent.jvm.bench;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;

/**
 * The least that can time an inference: {@code BareLoop FOLDER [WARM-UPS ITERATIONS]} loads the model of a trial's
 * specification as the agent would, infers, and prints the median. No telemetry, no heartbeat, no files.
 */
public final class BareLoop {
    private static final int WARM_UPS = 200;
    private static final int ITERATIONS = 1000;

    private BareLoop() {}

    /**
     * Prints {@code p50_ns=NUMBER iterations=NUMBER}.
     *
     * @param arguments a folder with a {@code spec.json}; how many inferences to make before measuring, and measuring
     * @throws IOException if the specification cannot be read
     * @throws EngineException if the runtime fails
     */
    @SuppressWarnings("SystemOut") // its only output
    public static void main(String[] arguments) throws IOException, EngineException {
        TrialSpec spec = SpecJson.read(Files.readAllBytes(Path.of(arguments[0], TrialFiles.SPEC)));
        int warmUps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : WARM_UPS;
        int iterations = arguments.length > 2 ? Integer.parseInt(arguments[2]) : ITERATIONS;
        Engine engine = load(spec);
        engine.prepare(inputs(engine.describe().inputs()));
        long[] latencies = new long[iterations];
        measure(engine, new long[warmUps]);
        measure(engine, latencies);
        Arrays.sort(latencies);
        System.out.println("p50_ns=" + latencies[iterations / 2] + " iterations=" + iterations);
        Runtime.getRuntime().halt(0);
    }

    private static void measure(Engine engine, long[] latencies) throws EngineException {
        for (int i = 0; i < latencies.length; i++) {
            long start = System.nanoTime();
            engine.infer();
            latencies[i] = System.nanoTime() - start;
        }
    }

    private static Engine load(TrialSpec spec) throws EngineException {
        for (EngineFactory factory : ServiceLoader.load(EngineFactory.class)) {
            if (factory.runtime().equals(spec.runtime())) {
                return factory.start()
                        .load(new EngineRequest(
                                Path.of(spec.modelPath()), spec.provider(), spec.threads(), spec.options()));
            }
        }
        throw new EngineException("no runtime " + spec.runtime());
    }

    private static List<Tensor> inputs(List<Port> ports) {
        Random random = new Random(1);
        List<Tensor> tensors = new ArrayList<>();
        for (Port port : ports) {
            ByteBuffer data = ByteBuffer.allocate(Tensor.byteCount(port.type(), port.shape()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (port.type() == ElementType.FLOAT32 && data.hasRemaining()) {
                data.putFloat(random.nextFloat());
            }
            tensors.add(new Tensor(port.type(), port.shape(), data.clear()));
        }
        return tensors;
    }
}
