package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineCommandTest {
    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
    }

    @Test
    void setPinsWhatTheRunMeasuredOfItsBaseline() throws IOException {
        pinned();

        JsonNode pinned = new JsonMapper().readTree(Files.readAllBytes(file()));

        assertThat(pinned.path("schema").asText()).isEqualTo("dyno/baseline/v1");
        assertThat(pinned.path("candidate").path("name").asText()).isEqualTo("base");
        assertThat(pinned.path("candidate").path("model_sha256").asText()).hasSize(64);
        assertThat(pinned.path("devices").path(0).path("build").asText()).isEqualTo("1");
        assertThat(pinned.path("mode").path("dyno").asText()).isEqualTo("0.0.0");
        assertThat(pinned.path("mode").path("load").asText()).startsWith("single-stream");
        JsonNode latency = pinned.path("series").path(0);
        assertThat(latency.path("metric").asText()).isEqualTo("latency.p50");
        assertThat(latency.path("unit").asText()).isEqualTo("s");
        assertThat(latency.path("values")).hasSize(8);
        assertThat(latency.path("values").path(2).path("round").asInt()).isEqualTo(3);
        assertThat(latency.path("values").path(2).path("value").asDouble()).isEqualTo(0.0103);
        assertThat(latency.path("values").path(2).path("n").asInt()).isEqualTo(100);
    }

    @Test
    void showPrintsTheFileAndListNamesIt() throws IOException {
        pinned();

        assertThat(terminal.type("baseline", "show", "first").out()).isEqualTo(Files.readString(file()));
        assertThat(terminal.type("baseline", "list").out()).contains("NAME", "first", "base", "bench");
        assertThat(terminal.type("baseline", "list", "--dir", "nowhere")).satisfies(answer -> {
            assertThat(answer.code()).isZero();
            assertThat(answer.err()).contains("dyno baseline set");
        });
    }

    @Test
    void everySubcommandExplainsItself() {
        for (String name : new String[] {"set", "list", "show"}) {
            assertThat(terminal.type("baseline", name, "--help")).satisfies(answer -> {
                assertThat(answer.code()).isZero();
                assertThat(answer.out())
                        .startsWith("Usage: dyno baseline " + name)
                        .contains("--dir");
            });
        }
        assertThat(terminal.type("baseline").code()).isEqualTo(2);
    }

    @Test
    void anExistingBaselineIsReplacedOnlyByForce() throws IOException {
        pinned();
        byte[] before = Files.readAllBytes(file());

        Terminal.Answer refused = terminal.type("baseline", "set", "first", "OUT", "--candidate", "other");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("exists already", "--force");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);

        assertThat(terminal.type("baseline", "set", "first", "OUT", "--candidate", "other", "--force")
                        .code())
                .isZero();
        assertThat(Files.readString(file())).contains("other.onnx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "..", ".hidden", "", "-x y", "nul\u0000", "esc\u001b[2J", "C:\\x"})
    void aHostileNameIsNoPath(String name) throws IOException {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);

        Terminal.Answer set = terminal.type("baseline", "set", "--", name, "OUT");
        Terminal.Answer show = terminal.type("baseline", "show", "--", name);

        assertThat(set.code()).isEqualTo(2);
        assertThat(show.code()).isEqualTo(2);
        assertThat(set.err()).contains("not a baseline's name").doesNotContain("\u001b", "\u0000");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("OUT");
        }
    }

    @Test
    void whatIsNotThereIsAUsageError() {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 8);

        assertThat(terminal.type("baseline", "show", "none")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("no baseline 'none'", "dyno baseline set");
        });
        assertThat(terminal.type("baseline", "set", "x", "OUT", "--candidate", "third"))
                .satisfies(answer -> {
                    assertThat(answer.code()).isEqualTo(2);
                    assertThat(answer.err()).contains("'third'", "base, other");
                });
        assertThat(terminal.type("baseline", "set", "x", "OUT", "--candidate", "other"))
                .satisfies(answer -> {
                    assertThat(answer.code()).isEqualTo(2);
                    assertThat(answer.err()).contains("no valid trial");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'\"dyno/baseline/v1\"', '\"dyno/baseline/v2\"', dyno/baseline/v2",
        "'\"round\" : 1,', '\"round\" : 0,', /series/0/values/0",
        "'\"unit\" : \"s\"', '\"unit\" : \"B\"', unit of latency.p50",
        "'\"value\" : 0.0101', '\"value\" : \"fast\"', expected a finite number",
        "'{\n', '{{', not JSON",
        "'\"name\" : \"first\"', '\"name\" : \"second\"', second"
    })
    void aBrokenFileIsANamedError(String from, String to, String named) throws IOException {
        pinned();
        String text = Files.readString(file());
        int place = text.indexOf(from.replace("\\n", "\n"));
        assertThat(place).as(text).isNotNegative();
        Files.writeString(file(), text.substring(0, place) + to + text.substring(place + from.length()));

        Terminal.Answer answer = terminal.type("gate", "OUT", "--baseline", "first");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("first.json", named);
    }

    @ParameterizedTest(name = "ratio {0}: exit {1}")
    @CsvSource({"0.5, 0, PASS", "1.2, 1, FAIL", "1.05, 3, INCONCLUSIVE"})
    void gateComparesWithThePinnedValues(double ratio, int code, String decision) throws IOException {
        pinned();
        Path run = MadeUpRun.write(folder.resolve("LATER"), ratio, "20 ms", 0);

        Terminal.Answer answer = terminal.type("gate", "LATER", "--baseline", "first");

        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        assertThat(answer.out()).startsWith(decision);
        assertThat(answer.err()).contains("drifted between the sessions");
        JsonNode verdict = new JsonMapper().readTree(run.resolve("verdict.json").toFile());
        assertThat(verdict.path("decision").asText()).isEqualTo(decision);
        assertThat(verdict.path("issues").path(0).path("severity").asText()).isEqualToIgnoringCase("warning");
    }

    @Test
    void theEstimateIsTheShiftBetweenTheSessions() throws IOException {
        pinned();
        Path run = MadeUpRun.write(folder.resolve("LATER"), 1.2, "20 ms", 0);
        terminal.type("gate", "LATER", "--baseline", "first");

        JsonNode cell = new JsonMapper()
                .readTree(run.resolve("verdict.json").toFile())
                .path("cells")
                .path(0);

        assertThat(cell.path("estimate").asDouble()).isBetween(1.19, 1.21);
        assertThat(cell.path("lower").asDouble()).isBetween(1.1, 1.2);
        assertThat(cell.path("upper").asDouble()).isBetween(1.2, 1.3);
    }

    @Test
    void aMismatchIsRefusedAndAllowedOnlyVisibly() throws IOException {
        pinned();
        Files.writeString(
                file(),
                Files.readString(file())
                        .replace("\"build\" : \"1\"", "\"build\" : \"another\\u001b\"")
                        .replace("\"dyno\" : \"0.0.0\"", "\"dyno\" : \"0.9.7\"")
                        .replace("\"bench\" : \"not recorded\"", "\"bench\" : \"1.2.3\"")
                        .replace("averages within 0.04", "averages within 0.5"));
        Path run = MadeUpRun.write(folder.resolve("LATER"), 0.5, "20 ms", 0);

        Terminal.Answer refused = terminal.type("gate", "LATER", "--baseline", "first");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("build of device bench", "'another", "runtime of other", "1.2.3", "mode, dyno", "'0.9'")
                .contains("mode, warm-up", "dyno baseline set first RUN --force", "--allow-mismatch")
                .doesNotContain("\u001b");
        assertThat(run.resolve("verdict.json")).doesNotExist();

        Terminal.Answer allowed = terminal.type("gate", "LATER", "--baseline", "first", "--allow-mismatch");

        assertThat(allowed.code()).as(allowed.err()).isZero();
        for (String page : new String[] {"verdict.json", "summary.md", "report.html"}) {
            assertThat(Files.readString(run.resolve(page)))
                    .as(page)
                    .contains("build of device bench", "runtime of other", "allow-mismatch")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void anotherPatchOfDynoIsNoMismatch() throws IOException {
        pinned();
        Files.writeString(file(), Files.readString(file()).replace("\"0.0.0\"", "\"0.0.9\""));

        assertThat(terminal.type("gate", "OUT", "--baseline", "first").code()).isZero();
    }

    @Test
    void aDeviceThatWasNotPinnedIsUndecided() throws IOException {
        pinned();
        Files.writeString(file(), Files.readString(file()).replace("\"bench\"", "\"elsewhere\""));

        Terminal.Answer answer = terminal.type("gate", "OUT", "--baseline", "first");

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).startsWith("INCONCLUSIVE").contains("the baseline has no value of it");
    }

    @Test
    void roundsThatFailedKeepItFromPassing() throws IOException {
        pinned();
        MadeUpRun.write(folder.resolve("LATER"), 0.5, "20 ms", 3);

        Terminal.Answer answer = terminal.type("gate", "LATER", "--baseline", "first");

        assertThat(answer.code()).isEqualTo(5);
        assertThat(answer.out()).startsWith("INCONCLUSIVE").contains("only 5 of 8 rounds count");
    }

    private void pinned() {
        MadeUpRun.write(folder.resolve("OUT"), 0.5, "20 ms", 0);
        Terminal.Answer answer = terminal.type("baseline", "set", "first", "OUT");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().strip()).isEqualTo(file().toString());
    }

    private Path file() {
        return folder.resolve("baselines").resolve("first.json");
    }
}
