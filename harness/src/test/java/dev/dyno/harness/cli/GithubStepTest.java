package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.formats.SummaryMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubStepTest {
    private Path folder;
    private Path summary;
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        summary = temp.resolve("step-summary");
        terminal = new Terminal(temp);
        MadeUpRun.write(folder.resolve("OUT"), 1.2, "20 ms", 0);
    }

    private Terminal onGithub() {
        return terminal.with("GITHUB_ACTIONS", "true").with("GITHUB_STEP_SUMMARY", summary.toString());
    }

    @Test
    void elsewhereNothingOfItHappens() {
        assertThat(terminal.type("gate", "OUT").out()).doesNotContain("::error");
        assertThat(summary).doesNotExist();
    }

    @Test
    void aFailedGateIsAnErrorOfTheStepAndItsSummary() throws IOException {
        Files.writeString(summary, "of a step before\n");
        Terminal.Answer answer = onGithub().type("gate", "OUT");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out().lines().filter(line -> line.startsWith("::error title=Dyno%3A ")))
                .hasSize(1);
        assertThat(summary).content().startsWith("of a step before\n## ❌ FAIL: made-up");
    }

    @Test
    void aFullSummaryIsLeftAsItIs() throws IOException {
        String full = "x".repeat(SummaryMarkdown.LARGEST);
        Files.writeString(summary, full);
        assertThat(onGithub().type("gate", "OUT").err()).contains("summary is full");
        assertThat(summary).content().isEqualTo(full);
    }

    @Test
    void aSummaryThatCannotBeWrittenChangesNoVerdict() {
        Terminal.Answer answer = onGithub()
                .with("GITHUB_STEP_SUMMARY", folder.resolve("gone/summary").toString())
                .type("gate", "OUT");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("GITHUB_STEP_SUMMARY");
    }

    /** A device may call itself what it likes. */
    @Test
    void whatOthersSayIsNoCommandOfTheWorkflow() {
        StringWriter out = new StringWriter();
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(out),
                Map.of("GITHUB_ACTIONS", "true"),
                folder,
                Console.Terminals.NONE);
        console.print("  ::add-mask::a");
        console.say("::stop-commands::x " + Text.line("##[error]y"));
        assertThat(out.toString().lines()).noneMatch(line -> line.strip().startsWith("::") || line.contains("##["));
    }
}
