package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunCommandTest {
    private static final String SCENARIO = """
            schema: dyno/scenario/v1
            name: %s
            baseline: base
            candidates:
              base: {model: demo:mobilenet-v2-fp32.onnx}
              other: {model: demo:mobilenet-v2-int8.onnx}
            """;

    private Path folder = Path.of("");
    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
        terminal.file("a.yaml", SCENARIO.formatted("a"));
        terminal.file("b.yaml", SCENARIO.formatted("b"));
        terminal.file("bad.yaml", "schema: dyno/scenario/v1\nname: x\nbasline: y\n");
        terminal.file("worse.yaml", "schema: dyno/scenario/v1\nname: x\nbase-line: y\n");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(List.of(), "name a scenario file"),
                Arguments.of(List.of("a.yaml", "--rounds", "0"), "--rounds: 1 to 999, not 0"),
                Arguments.of(List.of("a.yaml", "--rounds", "1000"), "--rounds: 1 to 999, not 1000"),
                Arguments.of(List.of("a.yaml", "--rounds", "many"), "--rounds"),
                Arguments.of(List.of("a.yaml", "--seed", "x"), "--seed"),
                Arguments.of(List.of("a.yaml", "-d", "os:/[/"), "not a regular expression"),
                Arguments.of(List.of("a.yaml", "--resume", "OUT"), "--resume goes on with the run as it was planned"),
                Arguments.of(List.of("--resume", "OUT", "--rounds", "3"), "--resume goes on"),
                Arguments.of(List.of("--resume", "OUT", "--dry-run"), "--resume goes on"),
                Arguments.of(List.of("--resume", "OUT"), "no such run folder"),
                Arguments.of(List.of("missing.yaml"), "missing.yaml"),
                Arguments.of(List.of("a.yaml", "a.yaml"), "two scenarios are named 'a'"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrong_usage_ends_in_2_names_its_cause_and_leaves_nothing_behind(List<String> arguments, String cause) {
        Terminal.Answer answer = run(arguments.toArray(String[]::new));

        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(cause).doesNotContain("\tat ");
        assertThat(folder.resolve("results")).doesNotExist();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void the_mistakes_of_every_scenario_are_told_before_anything_is_measured() {
        Terminal.Answer answer = run("a.yaml", "bad.yaml", "worse.yaml", "-o", "OUT");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("bad.yaml:3", "basline", "worse.yaml:3", "base-line");
        assertThat(folder.resolve("OUT")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, PASS, PASS",
        "PASS, INCONCLUSIVE, INCONCLUSIVE",
        "INCONCLUSIVE, TRIALS_FAILED, TRIALS_FAILED",
        "TRIALS_FAILED, UNAVAILABLE, UNAVAILABLE",
        "UNAVAILABLE, GATE_FAILED, GATE_FAILED",
        "GATE_FAILED, USAGE, USAGE",
        "USAGE, INTERNAL, INTERNAL",
        "INTERNAL, INTERRUPTED, INTERRUPTED"
    })
    void the_worse_of_two_codes_wins_whichever_came_first(ExitCode one, ExitCode other, ExitCode worse) {
        assertThat(ExitCode.worse(one, other)).isEqualTo(worse);
        assertThat(ExitCode.worse(other, one)).isEqualTo(worse);
    }

    @Test
    void every_code_has_its_place_in_the_order_of_badness() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(ExitCode.worse(code, ExitCode.PASS)).isEqualTo(code);
        }
    }

    private Terminal.Answer run(String... arguments) {
        return terminal.type(
                Stream.concat(Stream.of("run"), Arrays.stream(arguments)).toArray(String[]::new));
    }
}
