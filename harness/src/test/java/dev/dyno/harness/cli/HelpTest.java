package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    private Terminal terminal;

    @BeforeEach
    void sit(@TempDir Path folder) {
        terminal = new Terminal(folder);
    }

    static Stream<CommandLine> commands() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Console console = new Console(nowhere, nowhere, Map.of(), Path.of("/"), Console.Terminals.NONE);
        return new Dyno(console, new Installation(Path.of("/"))).commandLine().getSubcommands().values().stream();
    }

    @Test
    void theHelpNamesEveryCommandAndEveryExitCode() throws IOException {
        Golden.assertMatches("help.txt", terminal.type("--help").out());
    }

    @Test
    void withoutACommandTheHelpGoesToStandardErrorAsAUsageError() {
        Terminal.Answer answer = terminal.type();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("Commands:", "validate");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfAndAllOfItsOptions(CommandLine command) {
        var spec = command.getCommandSpec();

        Terminal.Answer answer = terminal.type(spec.name(), "--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("Usage: dyno " + spec.name());
        assertThat(spec.usageMessage().description()).isNotEmpty();
        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        assertThat(spec.positionalParameters())
                .allSatisfy(one -> assertThat(one.description()).isNotEmpty());
    }

    @Test
    void anUnknownCommandOrOptionIsAUsageErrorWithASuggestion() {
        assertThat(terminal.type("valdate")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("'valdate'", "validate", "dyno --help");
        });
        assertThat(terminal.type("devices", "--jsn")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("--json", "dyno devices --help");
        });
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(terminal.type("--version").out()).matches("dyno \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void theCompletionKnowsEveryCommandAndIsAScript(@TempDir Path folder) throws IOException, InterruptedException {
        String script = terminal.type("completion", "bash").out();

        assertThat(script).contains("validate", "devices", "--lab");
        Path file = terminal.file("completion.sh", script);
        Process bash =
                new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertThat(bash.waitFor()).isZero();
    }
}
