package dev.dyno.agent.engine;

import java.nio.file.Path;

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

    /**
     * Loads a model by way of a compilation cache: from what an earlier load left there, or else as {@link #load} does, leaving
     * there what the next one needs.
     *
     * @param cache a folder for this model and request alone
     * @throws EngineException as {@link #load}, and where the runtime has no such cache, saying so
     */
    default Engine loadCached(EngineRequest request, Path cache) throws EngineException {
        throw new EngineException("the agent's engine for this runtime has no compilation cache");
    }
}
