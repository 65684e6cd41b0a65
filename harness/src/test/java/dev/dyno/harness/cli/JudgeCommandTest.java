package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeCommandTest {
    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
        terminal.file("good.csv", file(40, "latency.p50", 0.95));
        terminal.file("bad.csv", file(40, "latency.p50", 1.1));
        terminal.file("short.csv", file(2, "latency.p50", 1));
    }

    @ParameterizedTest
    @CsvSource({"good.csv, 0, PASS", "bad.csv, 1, FAIL", "short.csv, 3, INCONCLUSIVE"})
    void theExitCodeIsThatOfTheWorstVerdict(String file, int code, String verdict) {
        Terminal.Answer answer = terminal.type("judge", file);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.out()).contains("," + verdict + ",");
        assertThat(answer.err()).contains(verdict + ": of 1 cell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "table"})
    void theFormsAreAsProgramsAndPeopleKnowThem(String format) throws IOException {
        terminal.file("all.csv", all());

        Terminal.Answer answer = terminal.type("judge", "all.csv", "--format", format);

        assertThat(answer.code()).isEqualTo(1);
        Golden.assertMatches("judge." + format, answer.out());
    }

    @ParameterizedTest
    @CsvSource({"1.00, 0, PASS", "1.05, 1, FAIL"})
    void resultsOfJmhAreJudgedForkByFork(double slower, int code, String verdict) {
        terminal.file("before.json", jmh(1, 7));
        terminal.file("after.json", jmh(slower, 8));

        Terminal.Answer answer = terminal.type("judge", "before.json", "after.json");

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.out()).contains("a.B.c,latency.mean,after.json," + verdict);
        assertThat(answer.err()).contains("not side by side");
    }

    @Test
    void aFileThatIsNotJmhsIsNamed() {
        terminal.file("before.json", jmh(1, 7));
        terminal.file("after.json", "[]");

        Terminal.Answer answer = terminal.type("judge", "before.json", "after.json");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("after.json: is no result of JMH").doesNotContain("\tat ");
    }

    /** Forty forks of one iteration each, whose averages scatter by a per cent. */
    private static String jmh(double slower, long seed) {
        Random random = new Random(seed);
        String forks = IntStream.range(0, 40)
                .mapToObj(fork -> "[" + 2 * slower * (1 + 0.01 * random.nextGaussian()) + "]")
                .collect(Collectors.joining(","));
        return "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"primaryMetric\":"
                + " {\"scoreUnit\": \"ms/op\", \"rawData\": [" + forks + "]}}]";
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        terminal.file("all.csv", all());

        Terminal.Answer answer = terminal.type("judge", "all.csv", "-o", "verdicts.json");

        assertThat(answer.out()).isEmpty();
        JsonNode document =
                new JsonMapper().readTree(folder.resolve("verdicts.json").toFile());
        assertThat(document.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(document.path("cells")).hasSize(4);
        assertThat(document.path("cells").get(3).path("estimate").isNull()).isTrue();
    }

    @Test
    void aFileThatCannotBeUsedLeavesNoResult() {
        terminal.file("broken.csv", file(40, "latency.p50", 1) + "c,latency.p50,41,int8,NaN\n");

        Terminal.Answer answer = terminal.type("judge", "broken.csv", "-o", "verdicts.csv");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("broken.csv:82:23: 'value' is 'NaN'")
                .doesNotContain("\tat ");
        assertThat(Files.exists(folder.resolve("verdicts.csv"))).isFalse();
    }

    @Test
    void aNameOfAFileCannotMoveTheCursor() {
        terminal.file("broken.csv", file(40, "latency.p50", 1) + "\u001b[2Jc,latency.p50,x\u001b[2J,int8,\u001b[2J1\n");

        Terminal.Answer answer = terminal.type("judge", "broken.csv");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out() + answer.err()).doesNotContain("\u001b");
    }

    @Test
    void measurementsAreNeverOverwritten() throws IOException {
        Terminal.Answer answer = terminal.type("judge", "good.csv", "-o", "./good.csv");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(folder.resolve("good.csv")).hasContent(file(40, "latency.p50", 0.95));
    }

    @ParameterizedTest
    @CsvSource({
        "--limit=30%, 0",
        "--limit=latency.p50=30%, 0",
        "--limit=latency.p50=1%, 1",
        "--better=latency.p50=higher, 0",
        "--baseline=int8, 0",
        "--rounds=41, 3",
        "--rounds=40, 1"
    })
    void optionsSayWhatIsBad(String option, int code) {
        assertThat(terminal.type("judge", "bad.csv", option).code()).isEqualTo(code);
    }

    @Test
    void aScenarioGivesTheLimits() {
        terminal.file("scenario.yaml", """
                schema: dyno/scenario/v1
                name: x
                baseline: a
                candidates:
                  a: {model: a.onnx}
                  b: {model: b.onnx}
                gate:
                  limits: {latency.p50: 30 %}
                  budgets: {latency.p90: 1 s}
                """);

        Terminal.Answer answer = terminal.type("judge", "bad.csv", "--scenario", "scenario.yaml");

        assertThat(answer.err()).contains("the budget of latency.p90 is not judged here");
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    @Test
    void aScenarioWithAFixedNumberOfRoundsIsJudgedByThem() {
        terminal.file("scenario.yaml", """
                schema: dyno/scenario/v1
                name: x
                baseline: a
                candidates:
                  a: {model: a.onnx}
                  b: {model: b.onnx}
                rounds: 10
                """);

        assertThat(terminal.type("judge", "bad.csv", "--scenario", "scenario.yaml")
                        .out())
                .contains(",FAIL,")
                .contains(",10,1,false,");
        assertThat(terminal.type("judge", "bad.csv", "--scenario", "scenario.yaml", "--at-most", "26")
                        .out())
                .contains(",true,confirmed on fresh rounds");
    }

    @Test
    void anOptionForAMetricThatIsNotThereIsNoticed() {
        assertThat(terminal.type("judge", "good.csv", "--limit", "latency.p5=1%")
                        .err())
                .contains("no metric of the file is called 'latency.p5'; did you mean 'latency.p50'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--limit=2",
                "--limit=-1%",
                "--limit=2000%",
                "--limit==2%",
                "--limit=throughput=100%",
                "--better=latency.p50",
                "--better=latency.p50=up",
                "--rounds=1",
                "--at-most=1001",
                "--at-least=1",
                "--confidence=99%",
                "--lost-rounds=200%",
                "--input=xml",
                "--format=xml"
            })
    void optionsThatCannotBeMeantAreUsageErrors(String option) {
        Terminal.Answer answer = terminal.type("judge", "good.csv", option);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains(option.substring(0, option.indexOf('=')))
                .doesNotContain("\tat ");
    }

    @Test
    void aMissingFileIsNamedWithOneThatMayBeMeant() {
        Terminal.Answer answer = terminal.type("judge", "god.csv");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("god.csv: does not exist");
    }

    private static String all() {
        return file(40, "latency.p50", 0.95)
                + rows("=cmd()", 40, "latency.p50", 1.1)
                + rows("open", 2, "throughput", 1)
                + "alone,model.size,1,int8,17\n";
    }

    private static String file(int rounds, String metric, double ratio) {
        return "comparison,metric,round,arm,value\n" + rows("c", rounds, metric, ratio);
    }

    /** Numbers that scatter, and are the same on every machine. */
    private static String rows(String comparison, int rounds, String metric, double ratio) {
        StringBuilder rows = new StringBuilder();
        for (int round = 1; round <= rounds; round++) {
            for (int arm = 0; arm < 2; arm++) {
                double scatter = 0.01 * ((round * 7919 + arm * 4001) % 997 / 997.0 - 0.5);
                rows.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%s,%.9f%n",
                        comparison,
                        metric,
                        round,
                        arm == 1 ? "int8" : "baseline",
                        (arm == 1 ? ratio : 1) * (1 + scatter)));
            }
        }
        return rows.toString();
    }
}
