package dev.dyno.harness.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a tracking server knows its user by, as MLflow's own client takes it from the environment. Never printed. */
public final class Secret {
    private final Optional<String> header;
    private final List<String> hidden;

    private Secret(Optional<String> header, List<String> hidden) {
        this.header = header;
        this.hidden = hidden;
    }

    /** From {@code MLFLOW_TRACKING_TOKEN}, else {@code MLFLOW_TRACKING_USERNAME} and {@code _PASSWORD}; may be none. */
    public static Secret of(Map<String, String> env) {
        String token = env.getOrDefault("MLFLOW_TRACKING_TOKEN", "").strip();
        if (!token.isEmpty()) {
            return new Secret(Optional.of("Bearer " + token), List.of(token));
        }
        String password = env.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
        String user = env.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
        if (user.isEmpty() && password.isEmpty()) {
            return new Secret(Optional.empty(), List.of());
        }
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Secret(
                Optional.of("Basic " + pair),
                Stream.of(pair, password).filter(text -> !text.isEmpty()).toList());
    }

    Optional<String> header() {
        return header;
    }

    /** A text without it: a server may repeat what it was sent. */
    String hidden(String text) {
        String without = text;
        for (String secret : hidden) {
            without = without.replace(secret, "***");
        }
        return without;
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
