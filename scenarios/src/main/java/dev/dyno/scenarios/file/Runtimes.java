package dev.dyno.scenarios.file;

import java.util.List;
import java.util.Optional;

/**
 * The catalogue of inference runtimes: what a candidate may ask for. The names are those that the agents understand.
 *
 * @param all in the order in which messages list them
 */
public record Runtimes(List<KnownRuntime> all) {

    /** The runtimes that Dyno's own agents have. */
    public static final Runtimes SHIPPED = new Runtimes(List.of(
            new KnownRuntime(
                    "onnxruntime",
                    ".onnx",
                    List.of("cpu"),
                    List.of(
                            Option.flag("allow-spinning"),
                            Option.of("graph-optimization", "none", "basic", "extended", "all"),
                            Option.of("execution-mode", "sequential", "parallel"),
                            Option.of("log-severity", "verbose", "info", "warning", "error", "fatal"),
                            Option.number("inter-op-threads", 1, 256))),
            new KnownRuntime("tflite", ".tflite", List.of("xnnpack", "cpu"), List.of())));

    public Runtimes {
        all = List.copyOf(all);
    }

    /** The runtime with the given name, if there is one. */
    public Optional<KnownRuntime> named(String name) {
        return all.stream().filter(runtime -> runtime.name().equals(name)).findFirst();
    }

    /** The runtime whose models' file names end as the given one does, if there is one. */
    public Optional<KnownRuntime> forModel(String fileName) {
        return all.stream()
                .filter(runtime -> fileName.endsWith(runtime.modelExtension()))
                .findFirst();
    }

    /** The names, in order. */
    public List<String> names() {
        return all.stream().map(KnownRuntime::name).toList();
    }

    /**
     * An inference runtime.
     *
     * @param name what scenarios call it
     * @param modelExtension how its models' file names end, with the dot
     * @param providers its execution providers or delegates, the usual one first; at least one
     * @param options what else a candidate may set
     */
    public record KnownRuntime(String name, String modelExtension, List<String> providers, List<Option> options) {
        public KnownRuntime {
            providers = List.copyOf(providers);
            options = List.copyOf(options);
            if (providers.isEmpty()) {
                throw new IllegalArgumentException("runtime " + name + " has no provider");
            }
        }

        /** The option with the given name, if there is one. */
        public Optional<Option> option(String optionName) {
            return options.stream()
                    .filter(option -> option.name().equals(optionName))
                    .findFirst();
        }
    }

    /**
     * A setting of a runtime: one of some words or, where there are none, a whole number in a range.
     *
     * @param name what scenarios call it
     * @param words the values it may have; empty for a number
     * @param min the smallest number
     * @param max the largest number
     */
    public record Option(String name, List<String> words, int min, int max) {
        public Option {
            words = List.copyOf(words);
        }

        /** An option that is one of some words. */
        public static Option of(String name, String... words) {
            return new Option(name, List.of(words), 0, 0);
        }

        /** An option that is on or off. */
        public static Option flag(String name) {
            return of(name, "true", "false");
        }

        /** An option that is a whole number, bounds included. */
        public static Option number(String name, int min, int max) {
            return new Option(name, List.of(), min, max);
        }
    }
}
