package dev.dyno.agent.engine;

/** A started runtime. */
public interface LoadedRuntime {
    /** The runtime's own version, as it tells it. */
    String version();

    /**
     * Loads a model and makes it ready for its inputs.
     *
     * @throws EngineException naming the model file, provider or option that is wrong
     */
    Engine load(EngineRequest request) throws EngineException;
}
