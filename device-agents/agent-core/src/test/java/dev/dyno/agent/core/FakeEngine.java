package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine of two inputs and two outputs: it gives them back. Each inference moves the fake clock by a given time. */
final class FakeEngine implements EngineFactory, LoadedRuntime, Engine {
    final FakePlatform platform;
    long[] latencies = {1_000_000};
    String failAt = "";
    Throwable failure = new EngineException("/model.bin: broken");
    int inferences;
    Runnable after = () -> {};
    List<Port> ports = List.of(new Port("x", ElementType.FLOAT32, List.of(1, 3)));
    private @Nullable List<Tensor> inputs;

    FakeEngine(FakePlatform platform) {
        this.platform = platform;
    }

    @Override
    public String runtime() {
        return "fake";
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        at("runtime", 10);
        return this;
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public Engine load(EngineRequest request) throws EngineException {
        at("load", 200);
        return this;
    }

    @Override
    public ModelDescription describe() {
        return new ModelDescription(ports, ports, Map.of("provider", "cpu"));
    }

    @Override
    public void prepare(List<Tensor> tensors) throws EngineException {
        at("inputs", 3_000);
        inputs = List.copyOf(tensors);
    }

    @Override
    public void infer() throws EngineException {
        inferences++;
        at(inferences == 1 ? "first-inference" : "infer", latencies[inferences % latencies.length]);
        after.run();
        if (inferences > 50) {
            at("measure", 0);
        }
    }

    @Override
    public List<Tensor> outputs() throws EngineException {
        if (inputs == null) {
            throw new EngineException("no inputs");
        }
        return inputs;
    }

    @Override
    public void close() {}

    private void at(String place, long nanos) throws EngineException {
        platform.advance(nanos);
        if (place.equals(failAt)) {
            if (failure instanceof EngineException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            throw (RuntimeException) failure;
        }
    }
}
