package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.protocol.Tensor;
import java.util.Collections;
import java.util.List;

/** In place of an engine where a program makes the inferences: takes nothing, does nothing, gives nothing. */
final class NoEngine implements Engine {
    @Override
    public ModelDescription describe() {
        return new ModelDescription(Collections.emptyList(), Collections.emptyList(), Collections.emptyMap());
    }

    @Override
    public void prepare(List<Tensor> inputs) {}

    @Override
    public void infer() {}

    @Override
    public List<Tensor> outputs() {
        return Collections.emptyList();
    }

    @Override
    public void close() {}
}
