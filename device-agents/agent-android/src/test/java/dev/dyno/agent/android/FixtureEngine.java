package dev.dyno.agent.android;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Tensor;
import java.util.List;
import java.util.Map;

/** The runtime {@code fixture}: any file is a model that gives back its input of three numbers. */
public final class FixtureEngine implements EngineFactory, LoadedRuntime, Engine {
    private static final List<Port> PORTS = List.of(new Port("x", ElementType.FLOAT32, List.of(1, 3)));

    private List<Tensor> inputs = List.of();

    @Override
    public String runtime() {
        return "fixture";
    }

    @Override
    public LoadedRuntime start() {
        return this;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Engine load(EngineRequest request) {
        return this;
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
    public void infer() {
        long until = System.nanoTime() + 100_000;
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public List<Tensor> outputs() {
        return inputs;
    }

    @Override
    public void close() {}
}
