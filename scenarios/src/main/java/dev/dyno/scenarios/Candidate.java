package dev.dyno.scenarios;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model and how it is run.
 *
 * @param name unique within the scenario; letters, digits, dots, dashes and underscores
 * @param model the model's short name for people: {@code demo:NAME}, or the file's own name without its folder
 * @param modelFile the model file on this machine
 * @param sha256 the digest that the file must have, lower-case hexadecimal; null if the user gave none
 * @param runtime the inference runtime's name
 * @param provider the execution provider or delegate
 * @param threads intra-operator threads, at least 1
 * @param options further options of the runtime, sorted by name
 */
public record Candidate(
        String name,
        String model,
        Path modelFile,
        @Nullable String sha256,
        String runtime,
        String provider,
        int threads,
        Map<String, String> options) {

    public Candidate {
        if (threads < 1) {
            throw new IllegalArgumentException("candidate " + name + ": at least one thread");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
