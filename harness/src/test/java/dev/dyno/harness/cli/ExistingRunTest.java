package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingRunTest {
    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
    }

    @Test
    void showSaysOnceWhatIsTheSameEverywhereAndWhyTheDecisionIsWhatItIs() throws IOException {
        MadeUpRun.write(folder.resolve("OUT"), 1.2, "20 ms", 0);

        Terminal.Answer answer = terminal.type("show", "OUT");

        assertThat(answer.code()).isZero();
        Golden.assertMatches("show.txt", answer.out());
    }

    @Test
    void showJsonIsOneDocumentWithTheTrialsOfTheJournal() throws IOException {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);

        JsonNode run =
                new JsonMapper().readTree(terminal.type("show", "OUT", "--json").out());

        assertThat(run.path("schema").asText()).isEqualTo("dyno/run/v1");
        assertThat(run.path("trials")).hasSize(16);
    }

    @ParameterizedTest(name = "ratio {0}, budget {1}, {2} failed: exit {3}")
    @CsvSource({
        "0.5, 20 ms, 0, 0, PASS",
        "1.2, 20 ms, 0, 1, FAIL",
        "0.5, 1 ms, 0, 1, FAIL",
        "0.5, 20 ms, 4, 5, INCONCLUSIVE",
        "1.2, 1 ms, 1, 1, FAIL"
    })
    void gateEndsWithTheVerdict(double ratio, String budget, int failed, int code, String decision) throws IOException {
        Path run = MadeUpRun.write(folder.resolve("OUT"), ratio, budget, failed);

        Terminal.Answer answer = terminal.type("gate", "OUT");

        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        assertThat(answer.out()).startsWith(decision);
        JsonNode verdict = new JsonMapper().readTree(run.resolve("verdict.json").toFile());
        assertThat(verdict.path("decision").asText()).isEqualTo(decision);
    }

    @Test
    void gateByAnotherScenarioJudgesTheSameEvidence() {
        MadeUpRun.write(folder.resolve("OUT"), 1.2, "20 ms", 0);
        Path lenient = MadeUpRun.write(folder.resolve("OTHER"), 1.2, "20 ms", 0).resolve("scenario.yaml");
        terminal.file("lenient.yaml", read(lenient).replace("latency.p50: 5 %", "latency.p50: 50 %"));

        assertThat(terminal.type("gate", "OUT").code()).isEqualTo(1);
        assertThat(terminal.type("gate", "OUT", "--scenario", "lenient.yaml").code())
                .isZero();
    }

    @Test
    void reportOfSeveralRunsIsOnePageThatComparesThem() {
        MadeUpRun.write(folder.resolve("A"), 0.5, "20 ms", 0);
        MadeUpRun.write(folder.resolve("B"), 1.2, "20 ms", 0);

        assertThat(terminal.type("report", "A", "B").code()).isZero();
        assertThat(read(folder.resolve("comparison.html"))).contains("fails now");
        terminal.file("mine.html", "<p>mine</p>");
        assertThat(terminal.type("report", "A", "B", "-o", "mine.html").err())
                .contains("was not made by 'dyno report'");
    }

    @Test
    void reportOfAFolderOfRunsIsItsSite() throws IOException {
        MadeUpRun.write(folder.resolve("nightly/A"), 0.5, "20 ms", 0);
        assertThat(terminal.type("report", "nightly/A", "--layout", "dir").code())
                .isZero();
        assertThat(folder.resolve("nightly/A/dyno-files/data.js")).isNotEmptyFile();
        Files.createDirectories(folder.resolve("nightly/half"));

        Terminal.Answer answer = terminal.type("report", "--index", "nightly");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().strip())
                .isEqualTo(folder.resolve("nightly/index.html").toString());
        assertThat(answer.err()).contains("not used: half", "1 run, 1 of them new");
        assertThat(read(folder.resolve("nightly/index.html"))).contains("./A/report.html", "half");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A --index nightly", "A -o page.html", "A A A A A A A A A A A A A"})
    void reportTakesRunsOrAFolderOfThem(String arguments) {
        String line = ("report " + arguments).strip();
        assertThat(terminal.type(line.split(" ", -1)).code()).isEqualTo(2);
    }

    @Test
    void reportWritesThePagesWhateverTheySay() {
        Path run = MadeUpRun.write(folder.resolve("OUT"), 1.2, "20 ms", 0);

        Terminal.Answer answer = terminal.type("report", "OUT");

        assertThat(answer.code()).isZero();
        assertThat(answer.out().strip()).isEqualTo(run.resolve("report.html").toString());
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(run.resolve("summary.md")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "jsonl", "md", "jmh", "summary", "junit", "openmetrics", "badge"})
    void exportPutsOneDocumentOnStandardOutput(String form) {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);

        Terminal.Answer answer = terminal.type("export", "OUT", "--format", form);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).isNotBlank();
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void exportOfSeveralFormsWritesFilesAndNeverOverwrites() {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);

        assertThat(terminal.type("export", "OUT", "-f", "csv,md").code()).isEqualTo(2);
        assertThat(terminal.type("export", "OUT", "-f", "csv,md", "-o", "run").code())
                .isZero();
        assertThat(folder.resolve("run.csv")).isNotEmptyFile();
        assertThat(folder.resolve("run.md")).isNotEmptyFile();
        assertThat(terminal.type("export", "OUT", "-f", "csv,md", "-o", "run")).satisfies(again -> {
            assertThat(again.code()).isEqualTo(2);
            assertThat(again.err()).contains("exists already");
        });
    }

    @Test
    void picturesGoIntoAFolder() {
        MadeUpRun.write(folder.resolve("OUT"), 1.2, "20 ms", 0);

        assertThat(terminal.type("export", "OUT", "-f", "png").out()).contains("pictures/verdict.png");
        assertThat(folder.resolve("OUT/pictures/verdict.png")).isNotEmptyFile();
        assertThat(terminal.type("export", "OUT", "-f", "png", "-o", "slides").code())
                .isZero();
        assertThat(folder.resolve("slides/verdict.png")).isNotEmptyFile();
        assertThat(terminal.type("export", "OUT", "-f", "png,csv").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--url=ftp://a", "--url=http://user:pass@a", "--url=http://a/?b", "--url=nothing"})
    void aTrackingServerIsAPlainAddress(String url) {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);
        String[] command = url.isEmpty()
                ? new String[] {"export", "OUT", "-f", "mlflow"}
                : new String[] {"export", "OUT", "-f", "mlflow", url};

        assertThat(terminal.type(command)).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("--url").doesNotContain("pass@");
        });
        assertThat(terminal.type("export", "OUT", "-f", "csv", "--url=http://a").code())
                .isEqualTo(2);
    }

    @Test
    void anUnknownFormNamesTheKnownOnes() {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);

        Terminal.Answer answer = terminal.type("export", "OUT", "-f", "xml");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("'xml'", "csv, json, jsonl, md, jmh, summary, junit, openmetrics, badge, mlflow, png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "gate", "report"})
    void aFolderThatIsNoRunIsAUsageError(String command) {
        assertThat(terminal.type(command, "nowhere")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("nowhere", "no such run folder");
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
