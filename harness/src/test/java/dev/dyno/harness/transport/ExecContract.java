package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command says and how it ends. */
abstract class ExecContract extends OpenDevice {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 42, 124, 125, 126, 127, 128, 129, 200, 254, 255})
    void exitCodesComeBack(int code) {
        assertThat(sh("exit \"$1\"", Integer.toString(code)).exitCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 11, 15}) // 1, 2 and 3 are ignored by whatever nohup or a background job has started
    void aSignalComesBackAs128PlusItsNumber(int signal) {
        assertThat(sh("kill -\"$1\" $$; sleep 60", Integer.toString(signal)).exitCode())
                .isEqualTo(128 + signal);
    }

    @Test
    void aProgramThatDoesNotExistIs127() {
        ExecResult result = session.exec(Command.of("dyno-no-such-program"), LIMITS);
        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.errorText()).contains("dyno-no-such-program");
    }

    @Test
    void outputAndErrorsAreApart() {
        ExecResult result = sh("printf out; printf err >&2; printf put; printf ors >&2");
        assertThat(result.text()).isEqualTo("output");
        assertThat(result.errorText()).isEqualTo("errors");
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void everyByteComesThroughBothWays() {
        byte[] bytes = everyByte(3);
        // Not by way of /dev/stderr, which cannot be opened where it is a socket.
        String both = "all=$1/all; cat > \"$all\"; cat \"$all\"; cat \"$all\" >&2";
        ExecResult result =
                session.exec(Shell.script(both, session.workFolder().value()).withStdin(bytes), LIMITS);
        assertThat(result.stdout()).isEqualTo(bytes);
        assertThat(result.stderr()).isEqualTo(bytes);
    }

    @Test
    void aMegabyteOfInputComesThrough() {
        byte[] bytes = everyByte(1 << 12);
        assertThat(session.exec(Command.of("cat").withStdin(bytes), LIMITS).stdout())
                .isEqualTo(bytes);
    }

    @Test
    void inputEndsWhereItEnds() {
        assertThat(session.exec(Command.of("cat"), LIMITS).stdout()).isEmpty();
    }

    @Test
    void aCommandNeedNotReadItsInput() {
        byte[] bytes = everyByte(1 << 14);
        assertThat(session.exec(Command.of("true").withStdin(bytes), LIMITS).exitCode())
                .isZero();
        assertThat(sh("exec <&-; exit 3").exitCode()).isEqualTo(3);
    }

    @Test
    void environmentIsSetByteForByteAndForTheCommandOnly() {
        Map<String, String> environment = Map.of("DYNO_A", "it's $HOME `x`\n\"ü\"", "IFS", "a", "DYNO_B", "");
        Command command = new Command(
                List.of("sh", "-c", "printf '%s|%s' \"$DYNO_A\" \"${DYNO_B-unset}\""), environment, new byte[0]);
        assertThat(session.exec(command, LIMITS).text()).isEqualTo("it's $HOME `x`\n\"ü\"|");
        assertThat(sh("printf %s \"${DYNO_A-unset}\"").text()).isEqualTo("unset");
    }

    @Test
    void aChildThatKeepsTheOutputOpenDoesNotHoldUpTheAnswer() {
        ExecLimits limits = new ExecLimits(Duration.ofSeconds(50), 100, 100);
        ExecResult result = session.exec(Shell.script("printf said; sleep 120 & exit 7"), limits);
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.text()).isEqualTo("said");
    }

    private static byte[] everyByte(int times) {
        byte[] bytes = new byte[256 * times];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void textIsReadAsUtf8() {
        assertThat(session.exec(Command.of("printf", "%s", "Zoë 测试"), LIMITS).stdout())
                .isEqualTo("Zoë 测试".getBytes(StandardCharsets.UTF_8));
    }
}
