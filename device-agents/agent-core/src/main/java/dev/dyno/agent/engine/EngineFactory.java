package dev.dyno.agent.engine;

/** The way to a runtime; made when the agent starts, so making one must load nothing. */
public interface EngineFactory {
    /** The runtime's name in trial specifications. */
    String runtime();

    /**
     * Loads the runtime's libraries and starts it.
     *
     * @throws EngineException if the runtime is not there or does not start
     */
    LoadedRuntime start() throws EngineException;
}
