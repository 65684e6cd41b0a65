package dev.dyno.scenarios.file;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * What a file may refer to that is not in it.
 *
 * @param env the variables behind {@code ${NAME}}
 * @param models the files behind {@code demo:NAME}
 * @param runtimes the runtimes that candidates may name
 * @param clock what tells the day on which waivers must still hold
 */
public record ScenarioContext(Map<String, String> env, ModelResolver models, Runtimes runtimes, Clock clock) {

    public ScenarioContext {
        env = Map.copyOf(env);
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(runtimes, "runtimes");
        Objects.requireNonNull(clock, "clock");
    }

    /** A context of today. */
    public ScenarioContext(Map<String, String> env, ModelResolver models, Runtimes runtimes) {
        this(env, models, runtimes, Clock.systemUTC());
    }

    /** A context with the runtimes that Dyno's own agents have. */
    public ScenarioContext(Map<String, String> env, ModelResolver models) {
        this(env, models, Runtimes.SHIPPED);
    }

    /** The day, in UTC so that it is the same for everybody. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
