package dev.dyno.harness.foreign;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dyno.results.error.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tests in llama-bench's CSV, in which every value is quoted, and in its Markdown. Columns are known by their names only. */
final class LlamaTables {
    private static final String UNKNOWN =
            "is no output of llama-bench: it has no columns 'test' and 't/s', nor 'avg_ts'";

    private static final Map<String, String> FACTS = Map.of(
            "build_commit", "runtime.version",
            "model_type", "model.type",
            "model", "model.type",
            "backend", "llama.backends",
            "backends", "llama.backends",
            "cpu_info", "llama.cpu",
            "n_threads", "llama.threads",
            "threads", "llama.threads",
            "ngl", "llama.gpu_layers",
            "n_gpu_layers", "llama.gpu_layers");

    private LlamaTables() {}

    static List<LlamaTest> tests(String text) {
        List<LlamaTest> tests = new ArrayList<>();
        for (Map<String, String> row : rows(text)) {
            tests.add(test(row));
        }
        return tests;
    }

    private static LlamaTest test(Map<String, String> row) {
        Map<String, String> facts = new TreeMap<>();
        FACTS.forEach((column, name) -> facts.merge(name, row.getOrDefault(column, ""), (a, b) -> a.isEmpty() ? b : a));
        if (row.containsKey("avg_ts")) {
            return LlamaTest.of(
                    Math.round(Numbers.of("n_prompt", row.getOrDefault("n_prompt", ""))),
                    Math.round(Numbers.of("n_gen", row.getOrDefault("n_gen", ""))),
                    Numbers.of("avg_ts", row.getOrDefault("avg_ts", "")),
                    1,
                    facts);
        }
        return LlamaTest.of(row.getOrDefault("test", ""), row.getOrDefault("t/s", ""), facts);
    }

    private static List<Map<String, String>> rows(String text) {
        // Before and behind the table it logs what it found and which build it is.
        List<List<String>> cells = text.lines().anyMatch(line -> line.startsWith("|")) ? markdown(text) : csv(text);
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> header = cells.isEmpty() ? List.of() : cells.get(0);
        if (!header.contains("avg_ts") && !(header.contains("test") && header.contains("t/s"))) {
            throw new ProtocolException(UNKNOWN);
        }
        for (List<String> row : cells.subList(1, cells.size())) {
            if (row.size() != header.size()) {
                throw new ProtocolException(
                        "is cut off: a row has " + row.size() + " cells, its header " + header.size());
            }
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                named.put(header.get(i), row.get(i));
            }
            rows.add(named);
        }
        return rows;
    }

    private static List<List<String>> markdown(String text) {
        return text.lines()
                .filter(line -> line.startsWith("|") && !line.matches("[| :-]+"))
                .map(line -> line.strip().replaceAll("^\\||\\|$", ""))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    private static List<List<String>> csv(String text) {
        String table = text.substring(Math.max(0, text.indexOf("build_commit")));
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(table)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        } catch (CsvParseException | IOException e) {
            throw new ProtocolException("is no CSV, or is cut off: " + e.getMessage(), e);
        }
    }
}
