package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands in docs/ci are ones that Dyno knows, with all their options. */
class CiCommandsTest {
    private static final Path EXAMPLES = Path.of("../docs/ci");
    private static final Pattern COMMAND = Pattern.compile("\\./dyno ((?:[^\\n;'\"]|'[^'\\n]*'|\"[^\"\\n]*\")*)");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    private static List<String[]> commands(String text) {
        List<String[]> commands = new ArrayList<>();
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            commands.add(WORD.matcher(command.group(1))
                    .results()
                    .map(word -> word.group().replaceAll("['\"]", ""))
                    .toArray(String[]::new));
        }
        return commands;
    }

    private static void parse(String... command) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Console console = new Console(nowhere, nowhere, Map.of(), Path.of("/"), Console.Terminals.NONE);
        new Dyno(console, new Installation(Path.of("/"))).commandLine().parseArgs(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github-nightly.yml", "gitlab-nightly.yml", "Jenkinsfile"})
    void everyCommandIsOneOfDyno(String example) throws IOException {
        List<String[]> commands = commands(Files.readString(EXAMPLES.resolve(example)));
        assertThat(commands).hasSizeGreaterThanOrEqualTo(2).allSatisfy(CiCommandsTest::parse);
        assertThat(commands).anyMatch(command -> command[0].equals("run"));
    }

    @Test
    void aCommandThatIsNoneIsFound() {
        assertThatThrownBy(() -> parse(commands("- ./dyno run a.yaml --lap x").get(0)))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void theJenkinsfileIsADeclarativePipelineWhoseBracketsClose() throws IOException {
        String text = Files.readString(EXAMPLES.resolve("Jenkinsfile"));
        String bare = text.replaceAll("(?m)//.*$", "").replaceAll("'[^'\\n]*'|\"[^\"\\n]*\"", "''");
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if ("({[".indexOf(c) >= 0) {
                open.push(c);
            } else if (")}]".indexOf(c) >= 0) {
                assertThat(open).isNotEmpty();
                assertThat("({[".indexOf(open.pop())).isEqualTo(")}]".indexOf(c));
            }
        }
        assertThat(open).isEmpty();
        assertThat(bare.replaceAll("'[^']*'", "")).doesNotContain("'", "\"");
        assertThat(bare).matches("(?s)\\s*pipeline \\{.*");
        assertThat(Pattern.compile("(?m)^ {4}(\\w+)").matcher(bare).results().map(part -> part.group(1)))
                .containsExactly("agent", "triggers", "options", "environment", "stages", "post");
    }
}
