package dev.dyno.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./bench jmh}: a benchmark of JMH with 5 % more work, and one with as much, as candidates of real runs. */
final class JmhFigures {
    private static final int REPETITIONS = 5;
    /** Whatever the verdict is: it is counted here. */
    private static final Set<Integer> VERDICTS = Set.of(0, 1, 3);

    private final Path root;
    private final Path temporary;
    private final Figures figures;
    private int caught;
    private int passed;
    private int alarms;

    JmhFigures(Path root, Path temporary, Figures figures) {
        this.root = root;
        this.temporary = temporary;
        this.figures = figures;
    }

    /** Measures it several times, and counts the verdicts. */
    void take() throws IOException {
        figures.heading("./bench jmh", "JMH: 5 % more work against as much, limit 2 % of latency.p50");
        Path scenario = temporary.resolve("jmh.yaml");
        Files.writeString(scenario, """
                schema: dyno/scenario/v1
                name: jmh
                baseline: now
                candidates:
                  now: { model: '%1$s', runtime: jmh, arguments: [WorkBenchmark, -p, tokens=40000] }
                  copy: { model: '%1$s', runtime: jmh, arguments: [WorkBenchmark, -p, tokens=40000] }
                  slow: { model: '%1$s', runtime: jmh, arguments: [WorkBenchmark, -p, tokens=42000] }
                metrics: [latency.p50]
                rounds: { at-least: 3, at-most: 13 }
                gate: { limits: { latency.p50: 2 %% } }
                """.formatted(root.resolve("harness/benchmarks/target/bench.jar")));
        for (int i = 1; i <= REPETITIONS; i++) {
            Path run = temporary.resolve("jmh-" + i);
            List<String> command =
                    List.of(root.resolve("dyno").toString(), "run", scenario.toString(), "-o", run.toString());
            double seconds = Timed.seconds(
                    command, Map.of(), root, temporary.resolve("log").toFile(), VERDICTS);
            JsonNode verdict =
                    new JsonMapper().readTree(run.resolve("verdict.json").toFile());
            figures.note(String.format(
                    Locale.ROOT,
                    "run %d: slow %s, copy %s; %.0f s",
                    i,
                    cell(verdict, "slow"),
                    cell(verdict, "copy"),
                    seconds));
        }
        figures.note(String.format(
                "of %d runs the slow one FAILs in %d and the copy PASSes in %d; a copy FAILs in %d",
                REPETITIONS, caught, passed, alarms));
    }

    private String cell(JsonNode verdict, String candidate) {
        for (JsonNode cell : verdict.path("cells")) {
            if (cell.path("candidate").asText().equals(candidate)) {
                String decision = cell.path("decision").asText();
                boolean slow = candidate.equals("slow");
                caught += slow && decision.equals("FAIL") ? 1 : 0;
                passed += !slow && decision.equals("PASS") ? 1 : 0;
                alarms += !slow && decision.equals("FAIL") ? 1 : 0;
                return decision + " " + cell.path("reason").asText();
            }
        }
        throw new IllegalStateException("no verdict of " + candidate);
    }
}
