package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.NodePlacement;
import dev.dyno.protocol.Tensor;
import java.util.List;

/** An engine in all that another one is, but for what a subclass does beside its inferences. */
abstract class EngineAround implements Engine {
    private final Engine engine;

    EngineAround(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ModelDescription describe() {
        return engine.describe();
    }

    @Override
    public void prepare(List<Tensor> inputs) throws EngineException {
        engine.prepare(inputs);
    }

    @Override
    public void infer() throws EngineException {
        engine.infer();
    }

    @Override
    public List<Tensor> outputs() throws EngineException {
        return engine.outputs();
    }

    @Override
    public NodePlacement placement() {
        return engine.placement();
    }

    @Override
    public void close() {
        engine.close();
    }
}
