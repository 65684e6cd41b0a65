package dev.dyno.harness.foreign;

import dev.dyno.results.error.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tools whose outputs are understood. */
public enum ForeignTool {
    /** TensorFlow Lite's (LiteRT's) benchmark tool. */
    BENCHMARK_MODEL("benchmark-model"),
    /** ONNX Runtime's performance test. */
    ONNXRUNTIME_PERF_TEST("onnxruntime-perf-test"),
    /** llama.cpp's benchmark of language models. */
    LLAMA_BENCH("llama-bench"),
    /** The Java Microbenchmark Harness: its JSON results, of one benchmark in one fork. */
    JMH("jmh");

    /** More characters than these are no summary of a benchmark. */
    public static final int MOST_CHARACTERS = 16 << 20;

    private final String text;

    ForeignTool(String text) {
        this.text = text;
    }

    /** What scenarios call it, as a candidate's runtime. */
    public String text() {
        return text;
    }

    /** The tool that a scenario calls so, if there is one. */
    public static Optional<ForeignTool> named(String text) {
        return Arrays.stream(values()).filter(tool -> tool.text.equals(text)).findFirst();
    }

    /** What scenarios may call a tool. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ForeignTool::text).toList();
    }

    /**
     * Reads what the tool printed in one process about one candidate.
     *
     * @throws ProtocolException if it is not this tool's output, is cut off, says that the tool failed, or is about more than one
     *     measurement of a kind; the message says which, and names neither file nor device
     */
    public ToolOutput read(String output) {
        String lines = lines(output);
        return switch (this) {
            case BENCHMARK_MODEL -> BenchmarkModelOutput.read(lines);
            case ONNXRUNTIME_PERF_TEST -> PerfTestOutput.read(lines);
            case LLAMA_BENCH -> LlamaBenchOutput.read(lines);
            case JMH -> JmhOutput.read(lines);
        };
    }

    /**
     * Reads what the tool said of one candidate in one process or more: of JMH each fork is one. The others say at once what they
     * say of one process.
     *
     * @return at least one
     * @throws ProtocolException as for {@link #read}
     */
    public List<ToolOutput> readAll(String output) {
        return this == JMH ? JmhOutput.readForks(lines(output)) : List.of(read(output));
    }

    private String lines(String output) {
        if (output.length() > MOST_CHARACTERS) {
            throw new ProtocolException("has " + output.length() + " characters, more than any output of " + text);
        }
        return output.replace("\r\n", "\n");
    }
}
