package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
        MadeUpRun.write(folder.resolve("OLD"), 0.5, "20 ms", 0);
        MadeUpRun.write(folder.resolve("NEW"), 0.6, "20 ms", 0);
    }

    private JsonNode cells(String... arguments) throws IOException {
        return new JsonMapper().readTree(terminal.type(arguments).out()).path("cells");
    }

    @Test
    void candidatesOfOneRunHaveTheNumbersOfItsVerdict() throws IOException {
        terminal.type("gate", "NEW");
        JsonNode verdict = new JsonMapper()
                .readTree(folder.resolve("NEW/verdict.json").toFile())
                .path("cells");
        assertThat(cells("compare", "base", "other", "--in", "NEW", "--json")).isEqualTo(verdict);
    }

    @Test
    void theOtherWayRoundTheChangeIsTurned() throws IOException {
        JsonNode forth =
                cells("compare", "base", "other", "--in", "NEW", "--json").get(0);
        JsonNode back =
                cells("compare", "other", "base", "--in", "NEW", "--json").get(0);
        assertThat(back.path("estimate").asDouble() * forth.path("estimate").asDouble())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(back.path("verdict").asText()).isEqualTo("REGRESSED");
    }

    @Test
    void twoRunsAreComparedCandidateByCandidate() {
        Terminal.Answer answer = terminal.type("compare", "OLD", "NEW");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("OLD -> NEW", "other      latency.p50", "WORSE +20.0 %", "base");
        assertThat(answer.err()).contains("whatever drifted between the sessions");
        assertThat(terminal.type("compare", "OLD", "NEW", "--candidate", "other")
                        .out())
                .doesNotContain("base");
    }

    @Test
    void noLineIsWiderThanItMayBe() {
        assertThat(terminal.type("compare", "OLD", "NEW").out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void whatIsNotThereIsAUsageErrorThatNamesWhatIs() {
        assertThat(terminal.type("compare", "base", "gone", "--in", "NEW")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("'gone'", "base, other");
        });
        assertThat(terminal.type("compare", "OLD", "NEW", "--candidate", "gone").code())
                .isEqualTo(2);
        assertThat(terminal.type("compare", "base", "base", "--in", "NEW").code())
                .isEqualTo(2);
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(terminal.type("compare", "OLD", "NEW").out()).doesNotContain("\u001b");
        assertThat(terminal.with("CLICOLOR_FORCE", "1")
                        .type("compare", "OLD", "NEW")
                        .out())
                .contains("\u001b[31m");
        assertThat(terminal.with("NO_COLOR", "1").type("compare", "OLD", "NEW").out())
                .doesNotContain("\u001b");
    }
}
