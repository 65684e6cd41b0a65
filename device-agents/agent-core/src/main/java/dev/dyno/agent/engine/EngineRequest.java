package dev.dyno.agent.engine;

import java.nio.file.Path;
import java.util.Map;

/**
 * Which model to load, and how.
 *
 * @param model the model file
 * @param provider the execution provider or delegate
 * @param threads intra-operator threads, at least 1
 * @param options further options of the runtime, by name
 */
public record EngineRequest(Path model, String provider, int threads, Map<String, String> options) {
    public EngineRequest {
        options = Map.copyOf(options);
    }
}
