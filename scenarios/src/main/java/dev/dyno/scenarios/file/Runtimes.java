package dev.dyno.scenarios.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue of inference runtimes: what a candidate may ask for. The names are those that the agents understand.
 *
 * @param all in the order in which messages list them
 */
public record Runtimes(List<KnownRuntime> all) {

    /** What every runtime knows, because the agent itself does it: to be slower by a share, so that a gate can be tried. */
    private static final Option ADDED_WORK = Option.share("added-work", 1000);

    /** Likewise: tells the system by when each frame must be done. */
    private static final Option PERFORMANCE_HINT = Option.flag("performance-hint");

    /** The runtimes that Dyno's own agents have. */
    public static final Runtimes SHIPPED = new Runtimes(List.of(
            new KnownRuntime(
                    "onnxruntime",
                    ".onnx",
                    List.of("cpu", "xnnpack", "nnapi"),
                    List.of(
                            Option.flag("allow-spinning"),
                            Option.of("graph-optimization", "none", "basic", "extended", "all"),
                            Option.of("execution-mode", "sequential", "parallel"),
                            Option.of("log-severity", "verbose", "info", "warning", "error", "fatal"),
                            Option.number("inter-op-threads", 1, 256))),
            new KnownRuntime("tflite", ".tflite", List.of("xnnpack", "cpu", "nnapi", "gpu"), List.of()),
            // It runs in a page, whose agent is another one and adds no work.
            new KnownRuntime(
                    "onnxruntime-web",
                    ".onnx",
                    List.of("wasm", "webgpu"),
                    List.of(Option.of("graph-optimization", "none", "basic", "extended", "all")),
                    ""),
            KnownRuntime.program("benchmark-model", ".tflite", "benchmark_model", List.of()),
            KnownRuntime.program("onnxruntime-perf-test", ".onnx", "onnxruntime_perf_test", List.of()),
            KnownRuntime.program("llama-bench", ".gguf", "llama-bench", List.of()),
            KnownRuntime.program(
                    "jmh",
                    ".jar",
                    "java",
                    List.of(Option.of("mode", "sample", "average", "single-shot", "throughput")))));

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

    /** The names of those that are programs, in order. */
    public List<String> programs() {
        return all.stream()
                .filter(KnownRuntime::isProgram)
                .map(KnownRuntime::name)
                .toList();
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
     * @param tool the program that makes the inferences, by the name under which devices find it; empty where an agent makes them
     */
    public record KnownRuntime(
            String name, String modelExtension, List<String> providers, List<Option> options, String tool) {
        public KnownRuntime {
            providers = List.copyOf(providers);
            options = List.copyOf(options);
            if (providers.isEmpty()) {
                throw new IllegalArgumentException("runtime " + name + " has no provider");
            }
        }

        /** A runtime of an agent; every one has {@code added-work} and {@code performance-hint} among its options. */
        public KnownRuntime(String name, String modelExtension, List<String> providers, List<Option> options) {
            this(
                    name,
                    modelExtension,
                    providers,
                    Stream.concat(options.stream(), Stream.of(ADDED_WORK, PERFORMANCE_HINT))
                            .toList(),
                    "");
        }

        /** A program that makes its inferences by itself, and chooses by itself on what. */
        static KnownRuntime program(String name, String modelExtension, String tool, List<Option> options) {
            return new KnownRuntime(name, modelExtension, List.of("own"), options, tool);
        }

        /** Whether a program makes the inferences, and no agent. */
        public boolean isProgram() {
            return !tool.isEmpty();
        }

        /** The option with the given name, if there is one. */
        public Optional<Option> option(String optionName) {
            return options.stream()
                    .filter(option -> option.name().equals(optionName))
                    .findFirst();
        }
    }

    /**
     * A setting of a runtime: one of some words or, where there are none, a number in a range.
     *
     * @param name what scenarios call it
     * @param words the values it may have; empty for a number
     * @param share whether the number is a share with its unit, such as {@code 3 %}, or a whole number
     * @param min the smallest number, of a share in percent
     * @param max the largest number, of a share in percent
     */
    public record Option(String name, List<String> words, boolean share, int min, int max) {
        public Option {
            words = List.copyOf(words);
        }

        /** An option that is one of some words. */
        public static Option of(String name, String... words) {
            return new Option(name, List.of(words), false, 0, 0);
        }

        /** An option that is on or off. */
        public static Option flag(String name) {
            return of(name, "true", "false");
        }

        /** An option that is a whole number, bounds included. */
        public static Option number(String name, int min, int max) {
            return new Option(name, List.of(), false, min, max);
        }

        /** An option that is a share, from nothing to so many percent. */
        public static Option share(String name, int mostPercent) {
            return new Option(name, List.of(), true, 0, mostPercent);
        }
    }
}
