package dev.dyno.agent.engine;

import dev.dyno.protocol.Tensor;
import java.util.List;

/** A loaded model. Used by one thread, the one that loaded it. */
public interface Engine extends AutoCloseable {
    /** What the model takes and gives. */
    ModelDescription describe();

    /**
     * Sets the inputs of all inferences that follow. May be called again with tensors of the same types and shapes.
     *
     * @param inputs one tensor per model input, in the model's order
     * @throws EngineException if the runtime refuses them
     */
    void prepare(List<Tensor> inputs) throws EngineException;

    /**
     * Makes one inference, to its end: when this returns, the outputs are there. This call, and nothing else, is what the
     * loop times, so it allocates as little as the runtime lets it.
     *
     * @throws EngineException if the runtime fails
     */
    void infer() throws EngineException;

    /**
     * Copies of the last inference's outputs, in the model's order.
     *
     * @throws EngineException if the runtime does not give them
     */
    List<Tensor> outputs() throws EngineException;

    /** Where its nodes are executed, as far as the runtime tells; asked for once, after all inferences. */
    default NodePlacement placement() {
        return NodePlacement.untold("the agent's engine for this runtime does not tell where nodes are executed");
    }

    /** Frees what the model holds. */
    @Override
    void close();
}
