package dev.dyno.scenarios;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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
 * @param program the program that makes the inferences; null where Dyno's agent makes them
 */
public record Candidate(
        String name,
        String model,
        Path modelFile,
        @Nullable String sha256,
        String runtime,
        String provider,
        int threads,
        Map<String, String> options,
        @Nullable Program program) {

    public Candidate {
        if (threads < 1) {
            throw new IllegalArgumentException("candidate " + name + ": at least one thread");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** A candidate whose inferences Dyno's agent makes. */
    public Candidate(
            String name,
            String model,
            Path modelFile,
            @Nullable String sha256,
            String runtime,
            String provider,
            int threads,
            Map<String, String> options) {
        this(name, model, modelFile, sha256, runtime, provider, threads, options, null);
    }

    /**
     * A program that makes the inferences and measures them by itself.
     *
     * @param tool its name for people, and on the device if {@code file} is null: a name that the device finds, or an absolute path
     *     there
     * @param file the program on this machine, to be brought to the device; null if it is there already
     * @param arguments what it is told besides model and threads
     */
    public record Program(String tool, @Nullable Path file, List<String> arguments) {
        public Program {
            arguments = List.copyOf(arguments);
        }
    }
}
