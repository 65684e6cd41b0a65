package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.DynoException;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.Issue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private static final Details DETAILS = new Details("pixel", "went\u001b[2J away", "ls", 3, "tail");

    private final StringWriter err = new StringWriter();
    private final Console console = new Console(
            new PrintWriter(new StringWriter()), new PrintWriter(err), Map.of(), Path.of("/"), Console.Terminals.NONE);

    static Stream<Arguments> known() {
        Issue issue = new Issue(Issue.Severity.ERROR, "no unit", "a.yaml:3:4");
        return Stream.of(
                Arguments.of(new ScenarioException(List.of(issue, issue)), ExitCode.USAGE),
                Arguments.of(new PermanentDeviceException(DETAILS), ExitCode.UNAVAILABLE),
                Arguments.of(new TransientDeviceException(DETAILS), ExitCode.UNAVAILABLE),
                Arguments.of(new ProtocolException("nonsense"), ExitCode.UNAVAILABLE),
                Arguments.of(new StoreException("not a run folder"), ExitCode.USAGE),
                Arguments.of(new StoreException("x", new NoSuchFileException("x")), ExitCode.USAGE),
                Arguments.of(new StoreException("x", new FileAlreadyExistsException("x")), ExitCode.USAGE),
                Arguments.of(new StoreException("x", new IOException("No space left")), ExitCode.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("known")
    void everyKnownErrorHasItsExitCodeAndNoTrace(DynoException error, ExitCode expected) {
        assertThat(run(error)).isEqualTo(expected.code());
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ").doesNotContain("\u001b");
    }

    @Test
    void everyProblemOfAFileIsALine() {
        run(new ScenarioException(List.of(
                new Issue(Issue.Severity.ERROR, "no unit", "a.yaml:3:4"),
                new Issue(Issue.Severity.ERROR, "no baseline", "a.yaml:1:1"))));

        assertThat(err.toString().lines()).containsExactly("a.yaml:3:4: no unit", "a.yaml:1:1: no baseline");
    }

    @Test
    void anyOtherErrorIsInternalWithItsTrace() {
        assertThat(run(new IllegalStateException("oops"))).isEqualTo(70);
        assertThat(err.toString()).contains("internal error", "oops", "\tat ");
    }

    @Test
    void theCodesAreTheOnesPromised() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).containsExactly(0, 1, 2, 3, 4, 5, 70, 130);
        assertThat(ExitCode.table()).hasSize(8);
    }

    private int run(RuntimeException error) {
        Failures failures = new Failures(console);
        int code = new CommandLine(new Thrower(error))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .execute();
        console.flush();
        return code;
    }

    @Command(name = "thrower")
    private record Thrower(RuntimeException error) implements Runnable {
        @Override
        public void run() {
            throw error;
        }
    }
}
