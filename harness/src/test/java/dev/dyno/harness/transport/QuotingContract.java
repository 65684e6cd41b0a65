package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments arrive on the device byte for byte, whatever is in them. */
abstract class QuotingContract extends OpenDevice {
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "$",
            "$HOME",
            "$(id)",
            "${x}",
            "`id`",
            "\n",
            "\r\n",
            "\t",
            " ",
            "  ",
            "*",
            "?",
            "[a-z]",
            "~",
            "!",
            "!!",
            "#",
            ";",
            "&",
            "&&",
            "|",
            "<",
            ">",
            "(",
            ")",
            "{a,b}",
            "-",
            "--",
            "-n",
            "-e",
            "=",
            "%s",
            "%n",
            "EOF",
            "\nEOF\n",
            "exit 1",
            "\u0001",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0080",
            "\u0081",
            "\u009f",
            "é",
            "ß",
            "测试",
            "\u202eabc",
            "\u200f",
            "\ufeff",
            "\u2028",
            "🚀",
            "𝔘",
            "\uffff",
            "a",
            "Z",
            "0",
            "/",
            "../..",
            "C:\\x");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void hostileArgumentsArriveByteForByte(long seed) {
        Random random = new Random(seed);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            StringBuilder argument = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                argument.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            arguments.add(argument.toString());
        }
        assertThat(echoed(arguments)).isEqualTo(arguments);
    }

    @Test
    void eachHostilePieceArrivesByItself() {
        assertThat(echoed(PIECES)).isEqualTo(PIECES);
    }

    @Test
    void emptyAndLeadingDashesArrive() {
        List<String> arguments = List.of("", "-", "--", "--help", "-c", "", "");
        assertThat(echoed(arguments)).isEqualTo(arguments);
    }

    @Test
    void aHundredKilobytesArrive() {
        List<String> arguments =
                List.of("a".repeat(100_000), "'".repeat(100_000), "\n".repeat(10_000), "é".repeat(50_000));
        assertThat(echoed(arguments)).isEqualTo(arguments);
    }

    @Test
    void inputFollowsHostileArgumentsUntouched() {
        byte[] input = "\n'input'\n\n$x".getBytes(StandardCharsets.UTF_8);
        Command command = new Command(List.of("sh", "-c", "cat", "sh", "\n\nx\n"), Map.of("DYNO_X", "\n'\n"), input);
        assertThat(session.exec(command, LIMITS).stdout()).isEqualTo(input);
    }

    /** What a program on the device received: it prints each argument, ended by the null character. */
    private List<String> echoed(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "for a; do printf '%s\\0' \"$a\"; done", "sh"));
        words.addAll(arguments);
        ExecResult result = session.exec(new Command(words, Map.of(), new byte[0]), LIMITS);
        assertThat(result.errorText()).isEmpty();
        assertThat(result.text()).endsWith("\0");
        String text = result.text();
        return List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }
}
