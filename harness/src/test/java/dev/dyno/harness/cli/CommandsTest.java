package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
    }

    @Test
    void initWritesAScenarioThatIsValidAsItIs() throws IOException {
        Terminal.Answer init = terminal.type("init", "new/my.yaml");

        assertThat(init.code()).isZero();
        Golden.assertMatches("init.txt", init.out());
        assertThat(terminal.type("validate", "new/my.yaml").code()).isZero();
    }

    @Test
    void initNeverOverwrites() {
        terminal.file("scenario.yaml", "mine");

        Terminal.Answer answer = terminal.type("init");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("exists already");
        assertThat(folder.resolve("scenario.yaml")).hasContent("mine");
    }

    @Test
    void validatePrintsEveryProblemOfEveryFile() throws IOException {
        terminal.file("bad.yaml", "schema: dyno/scenario/v1\nname: x\nbasline: y\n");
        terminal.file("lab.yaml", "schema: dyno/lab/v1\ndevices:\n  - name: here\n    transport: local\n");

        Terminal.Answer answer = terminal.type("validate", "bad.yaml", "lab.yaml", "missing.yaml");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).isEmpty();
        Golden.assertMatches("validate.txt", answer.out().replace(folder + "/", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario", "lab", "waivers", "run", "verdict", "probe", "SCENARIO"})
    void schemaPrintsOneJsonDocument(String kind) throws IOException {
        JsonNode schema = json(terminal.type("schema", kind));

        assertThat(schema.path("$schema").asText()).contains("2020-12");
    }

    @Test
    void devicesDescribesThisMachineWithoutALab() throws IOException {
        JsonNode device = json(terminal.type("devices", "--json")).get(0);

        assertThat(device.path("name").asText()).isEqualTo("this-machine");
        assertThat(device.path("state").asText()).isEqualTo("ready");
        assertThat(device.path("profile").path("cores").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void devicesThatCannotBeUsedAreListedWithTheReason() {
        Path occupied = terminal.file("occupied", "a file where the work folder should be");
        terminal.with("XDG_CACHE_HOME", occupied.toString());
        terminal.file("lab.yaml", "schema: dyno/lab/v1\ndevices:\n  - name: bad\n    transport: local\n");

        Terminal.Answer answer = terminal.type("devices", "--lab", "lab.yaml");

        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.out().lines().skip(1).toList())
                .satisfiesExactly(
                        row -> assertThat(row).matches("bad +local +unavailable +unknown"),
                        empty -> assertThat(empty).isEmpty(),
                        note -> assertThat(note).matches("bad: unavailable: .*occupied.*"));
        assertThat(terminal.type("devices", "--lab", "lab.yaml", "-d", "-bad")).satisfies(none -> {
            assertThat(none.code()).isZero();
            assertThat(none.err()).contains("no device matches '-bad'");
        });
    }

    @Test
    void aSelectorThatIsNoneIsAUsageError() {
        Terminal.Answer answer = terminal.type("devices", "-d", "soc:/(/");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("soc:/(/", "not a regular expression");
    }

    @Test
    void doctorEndsWithFourWhenTheAgentIsMissingAndSaysHowToGetIt() throws IOException {
        Terminal.Answer answer = terminal.type("doctor", "--json");

        assertThat(answer.code()).isEqualTo(4);
        JsonNode findings = new JsonMapper().readTree(answer.out());
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.path("check").asText()).isEqualTo("agent");
            assertThat(finding.path("state").asText()).isEqualTo("FAILED");
            assertThat(finding.path("cure").asText()).contains("./dyno");
        });
        assertThat(Files.exists(folder.resolve("results")))
                .as("doctor only looks")
                .isFalse();
    }

    @Test
    void warmingUpLeavesNothingBehindButTheCache() throws IOException {
        assertThat(terminal.type("warm-up").code()).isZero();
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("dyno-warm-up"));
        }
    }

    private static JsonNode json(Terminal.Answer answer) throws IOException {
        assertThat(answer.code()).as(answer.err()).isZero();
        return new JsonMapper().readTree(answer.out());
    }
}
