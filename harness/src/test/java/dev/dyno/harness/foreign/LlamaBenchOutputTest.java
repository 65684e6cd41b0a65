package dev.dyno.harness.foreign;

import static dev.dyno.harness.foreign.Outputs.isUnavailable;
import static dev.dyno.harness.foreign.Outputs.isValue;
import static dev.dyno.harness.foreign.Outputs.n;
import static dev.dyno.harness.foreign.Outputs.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyno.results.metric.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LlamaBenchOutputTest {
    private static final String OBJECTS = """
            {"build_commit": "abc1", "cpu_info": "Cortex-A76", "backends": "CPU", "model_type": "tiny Q4_0", "n_threads": 4, "n_prompt": 64, "n_gen": 0, "avg_ns": 2000, "avg_ts": 51.5, "stddev_ts": 0.4, "samples_ns": [1, 2, 3], "samples_ts": [51.1, 51.5, 51.9]}
            {"build_commit": "abc1", "cpu_info": "Cortex-A76", "backends": "CPU", "model_type": "tiny Q4_0", "n_threads": 4, "n_prompt": 0, "n_gen": 16, "avg_ns": 2000, "avg_ts": 7.25, "stddev_ts": 0.1, "samples_ns": [1, 2], "samples_ts": [7.2, 7.3]}
            """;

    private static final String CSV = """
            build_commit,build_number,backends,model_type,n_threads,n_prompt,n_gen,avg_ns,stddev_ns,avg_ts,stddev_ts
            "abc1","7","CPU","tiny Q4_0","4","64","0","2000","3","51.5","0.4"
            "abc1","7","CPU","tiny Q4_0","4","0","16","2000","3","7.25","0.1"
            """;

    private static final String MARKDOWN = """
            ggml_cpu: found 8 cores
            | model | size | params | backend | threads | test | t/s |
            | ----- | ---: | -----: | ------- | ------: | ---: | --: |
            | tiny Q4_0 | 3.56 GiB | 6.74 B | CPU | 4 | pp64 | 51.50 ± 0.40 |
            | tiny Q4_0 | 3.56 GiB | 6.74 B | CPU | 4 | tg16 | 7.25 ± 0.10 |

            build: abc1 (7)
            """;

    private static ToolOutput read(String text) {
        return ForeignTool.LLAMA_BENCH.read(text);
    }

    @Test
    void everyFormSaysTheSame() {
        String array = "[\n" + OBJECTS.strip().replace("\n", ",\n") + "\n]";
        for (String form : new String[] {OBJECTS, array, CSV, MARKDOWN}) {
            ToolOutput output = read(form);
            isValue(51.5, output, Metrics.TOKENS_PROMPT_RATE);
            isValue(7.25, output, Metrics.TOKENS_GENERATION_RATE);
            isUnavailable(output, Metrics.LATENCY_P50, "whole tests");
            assertEquals("tiny Q4_0", output.facts().get("model.type"));
            assertEquals("tg16", output.facts().get("tokens.generation_test"));
        }
        assertEquals(3, n(read(OBJECTS), Metrics.TOKENS_PROMPT_RATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pp 64", "pp64 @ d512"})
    void readsTheNamesOfOtherVersions(String test) {
        isValue(51.5, read(MARKDOWN.replace("pp64", test)), Metrics.TOKENS_PROMPT_RATE);
    }

    @Test
    void oneRepetitionHasNoSpread() {
        isValue(51.5, read(MARKDOWN.replace("51.50 ± 0.40", "51.50")), Metrics.TOKENS_PROMPT_RATE);
    }

    @Test
    void whatWasNotMeasuredIsUnavailable() {
        String prompt = OBJECTS.lines().findFirst().orElseThrow();
        isUnavailable(read(prompt), Metrics.TOKENS_GENERATION_RATE, "no generation (-n)");
    }

    @Test
    void severalTestsOfAKindAreRefused() {
        refused(ForeignTool.LLAMA_BENCH, OBJECTS + OBJECTS, "has 2 tests of prompt (-p)");
    }

    @Test
    void rubbishAndFragmentsAreRefused() {
        refused(ForeignTool.LLAMA_BENCH, "", "no output of llama-bench");
        refused(ForeignTool.LLAMA_BENCH, "error: failed to load model 'x.gguf'", "no output of llama-bench");
        refused(ForeignTool.LLAMA_BENCH, OBJECTS.substring(0, 150), "cut off");
        refused(ForeignTool.LLAMA_BENCH, CSV.substring(0, CSV.lastIndexOf("\"7.25")), "cut off");
        refused(ForeignTool.LLAMA_BENCH, MARKDOWN.substring(0, MARKDOWN.indexOf("| tg16")), "cut off");
        refused(ForeignTool.LLAMA_BENCH, "{\"a\": 1}", "no 'avg_ts'");
        refused(ForeignTool.LLAMA_BENCH, "[".repeat(100_000), "JSON");
        refused(ForeignTool.LLAMA_BENCH, OBJECTS.replace("51.5,", "\"nan\","), "no number");
        refused(ForeignTool.LLAMA_BENCH, "CREATE TABLE IF NOT EXISTS test (", "-o json");
        refused(ForeignTool.LLAMA_BENCH, MARKDOWN.replace("pp64", "xx64"), "'xx64'");
    }
}
