package dev.dyno.harness.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.results.error.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tests in llama-bench's JSON: {@code -o json} gives an array, {@code -o jsonl} an object in each line. */
final class LlamaJson {
    /** What is worth knowing of a test, and under which name. */
    private static final Map<String, String> FACTS = Map.of(
            "build_commit", "runtime.version",
            "cpu_info", "llama.cpu",
            "gpu_info", "llama.gpu",
            "backends", "llama.backends",
            "model_type", "model.type",
            "n_threads", "llama.threads",
            "n_gpu_layers", "llama.gpu_layers");

    private static final int MOST_TESTS = 1000;

    private LlamaJson() {}

    static List<LlamaTest> tests(String text) {
        List<LlamaTest> tests = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                new JsonMapper().readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode test = values.nextValue();
                if (!test.has("avg_ts")) {
                    throw new ProtocolException("is JSON, but no llama-bench test: it has no 'avg_ts'");
                }
                if (tests.size() == MOST_TESTS) {
                    throw new ProtocolException("has more than " + MOST_TESTS + " tests");
                }
                tests.add(test(test));
            }
        } catch (IOException e) {
            throw new ProtocolException("is no JSON, or is cut off", e);
        }
        return tests;
    }

    private static LlamaTest test(JsonNode json) {
        Map<String, String> facts = new TreeMap<>();
        FACTS.forEach((field, name) -> facts.put(name, json.path(field).asText()));
        long samples = json.path("samples_ts").size();
        return LlamaTest.of(
                json.path("n_prompt").asLong(),
                json.path("n_gen").asLong(),
                Numbers.of("avg_ts", json.path("avg_ts").asText()),
                Math.max(1, samples),
                facts);
    }
}
