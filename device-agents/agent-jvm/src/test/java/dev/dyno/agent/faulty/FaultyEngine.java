package dev.dyno.agent.faulty;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.EngineOptions;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runtime {@code faulty}: any file is a model with one input and one output of four numbers, which it copies in about a
 * tenth of a millisecond. Option {@code fault} is one of {@link Fault}; option {@code at} says when it happens: at
 * {@code load} or from the 20th {@code inference} on.
 */
public final class FaultyEngine implements EngineFactory, LoadedRuntime {
    private static final int SOUND_INFERENCES = 20;
    private static final long INFERENCE_NANOS = 100_000;

    @Override
    public String runtime() {
        return "faulty";
    }

    @Override
    public LoadedRuntime start() {
        return this;
    }

    @Override
    public String version() {
        return "0";
    }

    @Override
    public Engine load(EngineRequest request) throws EngineException {
        Map<String, Fault> faults = Stream.of(Fault.values())
                .collect(Collectors.toMap(fault -> fault.name().toLowerCase(Locale.ROOT), fault -> fault));
        EngineOptions options = new EngineOptions(runtime(), request.options());
        Fault fault = options.choice("fault", faults, Fault.NONE);
        boolean atLoad = options.choice("at", Map.of("load", true, "inference", false), false);
        options.done();
        if (atLoad) {
            fault.happen();
        }
        return new Faulty(fault, atLoad);
    }

    private static final class Faulty implements Engine {
        private static final List<Port> PORTS = List.of(new Port("x", ElementType.FLOAT32, List.of(1, 4)));

        private final Fault fault;
        private final boolean harmless;
        private List<Tensor> inputs = List.of();
        private int inferences;

        Faulty(Fault fault, boolean harmless) {
            this.fault = fault;
            this.harmless = harmless;
        }

        @Override
        public ModelDescription describe() {
            return new ModelDescription(PORTS, PORTS, Map.of("provider", "cpu"));
        }

        @Override
        public void prepare(List<Tensor> tensors) {
            inputs = List.copyOf(tensors);
        }

        @Override
        public void infer() throws EngineException {
            long until = System.nanoTime() + INFERENCE_NANOS;
            if (!harmless && ++inferences > SOUND_INFERENCES) {
                fault.happen();
            }
            while (System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
        }

        @Override
        public List<Tensor> outputs() {
            return fault == Fault.NAN ? List.of(Tensor.of(List.of(1, 4), 1, Float.NaN, 2, 3)) : inputs;
        }

        @Override
        public void close() {}
    }
}
