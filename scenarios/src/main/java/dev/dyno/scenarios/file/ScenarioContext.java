package dev.dyno.scenarios.file;

import java.util.Map;
import java.util.Objects;

/**
 * What a file may refer to that is not in it.
 *
 * @param env the variables behind {@code ${NAME}}
 * @param models the files behind {@code demo:NAME}
 * @param runtimes the runtimes that candidates may name
 */
public record ScenarioContext(Map<String, String> env, ModelResolver models, Runtimes runtimes) {

    public ScenarioContext {
        env = Map.copyOf(env);
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(runtimes, "runtimes");
    }

    /** A context with the runtimes that Dyno's own agents have. */
    public ScenarioContext(Map<String, String> env, ModelResolver models) {
        this(env, models, Runtimes.SHIPPED);
    }
}
