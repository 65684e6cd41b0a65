package dev.dyno.harness.foreign;

import static dev.dyno.results.metric.Metrics.COLD_START_FIRST_INFERENCE;
import static dev.dyno.results.metric.Metrics.LATENCY_MAX;
import static dev.dyno.results.metric.Metrics.LATENCY_MEAN;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static dev.dyno.results.metric.Metrics.LATENCY_P95;
import static dev.dyno.results.metric.Metrics.LATENCY_P99;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;
import static dev.dyno.results.metric.Metrics.TOKENS_GENERATION_RATE;
import static dev.dyno.results.metric.Metrics.TOKENS_PROMPT_RATE;

import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.metric.Metric;
import java.util.List;

/**
 * The output of llama.cpp's {@code llama-bench}: JSON (an array, or an object in each line), CSV or the Markdown table that it
 * prints by default, with the columns of any version. It must be about one prompt and one generation at most: which of several
 * would stand for the candidate?
 */
final class LlamaBenchOutput {
    private LlamaBenchOutput() {}

    static ToolOutput read(String output) {
        List<LlamaTest> tests = tests(output);
        if (tests.isEmpty()) {
            throw new ProtocolException("has no test of llama-bench: it is no output of it, or is cut off");
        }
        ToolSheet sheet = new ToolSheet("llama-bench");
        sheet.unavailable(
                "llama-bench times whole tests, not single inferences",
                LATENCY_P50,
                LATENCY_P90,
                LATENCY_P95,
                LATENCY_P99,
                LATENCY_MEAN,
                LATENCY_MAX,
                THROUGHPUT,
                COLD_START_FIRST_INFERENCE);
        rate(sheet, TOKENS_PROMPT_RATE, "prompt (-p)", only(tests, true, false));
        rate(sheet, TOKENS_GENERATION_RATE, "generation (-n)", only(tests, false, true));
        tests.get(0).facts().forEach(sheet::fact);
        return sheet.output();
    }

    private static List<LlamaTest> tests(String output) {
        String text = output.strip();
        if (text.startsWith("[") || text.startsWith("{")) {
            return LlamaJson.tests(text);
        }
        return text.startsWith("INSERT") || text.startsWith("CREATE TABLE") ? sql() : LlamaTables.tests(text);
    }

    private static List<LlamaTest> sql() {
        throw new ProtocolException("is llama-bench's SQL: let it write JSON, by -o json");
    }

    private static List<LlamaTest> only(List<LlamaTest> tests, boolean prompt, boolean generated) {
        return tests.stream()
                .filter(test -> prompt == test.prompt() > 0 && generated == test.generated() > 0)
                .toList();
    }

    private static void rate(ToolSheet sheet, Metric metric, String what, List<LlamaTest> tests) {
        if (tests.size() > 1) {
            throw new ProtocolException("has " + tests.size() + " tests of " + what + ", "
                    + tests.get(0).name() + " and " + tests.get(1).name()
                    + " among them: let llama-bench measure one, with one number of threads");
        }
        if (tests.isEmpty()) {
            sheet.unavailable("llama-bench measured no " + what, metric);
        } else {
            LlamaTest test = tests.get(0);
            sheet.put(metric, test.tokensPerSecond(), test.repetitions());
            sheet.fact(metric.name().replace("_rate", "_test"), test.name());
        }
    }
}
