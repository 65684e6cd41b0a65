package dev.dyno.harness.foreign;

import dev.dyno.scenarios.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a tool is started so that it measures one candidate once and says so in a form that is understood. */
public final class ToolCommand {
    private static final Map<String, JmhMode> MODES = Map.of(
            "sample", JmhMode.SAMPLE,
            "average", JmhMode.AVERAGE,
            "single-shot", JmhMode.SINGLE_SHOT,
            "throughput", JmhMode.THROUGHPUT);

    private ToolCommand() {}

    /**
     * The command.
     *
     * @param tool what makes the inferences
     * @param candidate whose threads, options and arguments count
     * @param program the tool on the device: its path, or the name by which it is found; for JMH the program that is Java
     * @param model the model, or JMH's jar, on the device
     * @param json the file into which a tool writes what it does not print, from the folder in which it runs
     */
    public static List<String> of(ForeignTool tool, Candidate candidate, String program, String model, String json) {
        String threads = Integer.toString(candidate.threads());
        List<String> arguments =
                candidate.program() == null ? List.of() : candidate.program().arguments();
        List<String> command = new ArrayList<>(List.of(program));
        switch (tool) {
            case BENCHMARK_MODEL -> {
                command.addAll(List.of("--graph=" + model, "--num_threads=" + threads));
                command.addAll(arguments);
            }
            case ONNXRUNTIME_PERF_TEST -> {
                // With -s it tells percentiles, with -I it makes the inputs by itself.
                command.addAll(List.of("-s", "-I", "-x", threads));
                command.addAll(arguments);
                command.add(model);
            }
            case LLAMA_BENCH -> {
                command.addAll(List.of("-m", model, "-t", threads, "-o", "json"));
                command.addAll(arguments);
            }
            case JMH -> {
                command.addAll(List.of("-cp", model, "org.openjdk.jmh.Main", "-f", "1", "-foe", "true"));
                command.addAll(List.of("-rf", "json", "-rff", json, "-t", threads));
                command.addAll(jmhMode(candidate.options().getOrDefault("mode", "sample")));
                command.addAll(arguments);
            }
        }
        return command;
    }

    private static List<String> jmhMode(String name) {
        JmhMode mode = MODES.getOrDefault(name, JmhMode.SAMPLE);
        List<String> options = new ArrayList<>(List.of("-bm", mode.text()));
        if (mode == JmhMode.SINGLE_SHOT) {
            options.addAll(List.of("-wi", "0", "-i", "1")); // the first of a process is the cold one
        }
        return options;
    }
}
