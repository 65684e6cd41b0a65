package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
    @ParameterizedTest(name = "{0} on a terminal: {1}")
    @CsvSource({
        "'TERM=xterm', true, true",
        "'', false, false",
        "'NO_COLOR=1', true, false",
        "'NO_COLOR=', true, true",
        "'TERM=dumb', true, false",
        "'CLICOLOR=0', true, false",
        "'CLICOLOR_FORCE=1', false, true",
        "'CLICOLOR_FORCE=0', false, false",
        "'CLICOLOR_FORCE=1 NO_COLOR=1', true, false"
    })
    void coloursFollowTheUsualVariables(String env, boolean terminal, boolean styled) {
        assertThat(console(env, new Console.Terminals(terminal, false)).styled())
                .isEqualTo(styled);
    }

    @ParameterizedTest
    @CsvSource({"TERM=xterm, true, true", "TERM=xterm, false, false", "TERM=dumb, true, false", "'', true, false"})
    void oneLineIsRedrawnOnlyWhereThatWorks(String env, boolean terminal, boolean redraws) {
        assertThat(console(env, new Console.Terminals(false, terminal)).redraws())
                .isEqualTo(redraws);
    }

    private static Console console(String env, Console.Terminals terminals) {
        Map<String, String> variables = new HashMap<>();
        for (String pair : env.isEmpty() ? new String[0] : env.split(" ")) {
            variables.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return new Console(nowhere, nowhere, variables, Path.of("/"), terminals);
    }
}
