package dev.dyno.reports.measurements.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
    private final Numbers numbers = new Numbers();

    @ParameterizedTest
    @ValueSource(strings = {"%.3f", "%.9f", "%.17f", "%.17e", "%e", "%s", "-%s", "%.0f", "+%.25f"})
    void everyDecimalReadsAsJavaReadsIt(String form) {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            double any = Math.exp(random.nextGaussian() * (i % 2 == 0 ? 5 : 40));
            String text = String.format(Locale.ROOT, form, any);
            assertThat(decimal(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "00012",
                ".5",
                "5.",
                "9007199254740993",
                "9007199254740992.5",
                "1e308",
                "4.9e-324",
                "1e-400",
                "999999999999999999",
                "0.0000000000000000000000001",
                "17976931348623157e292",
                "1E5",
                "12e+3"
            })
    void theEdgesToo(String text) {
        assertThat(decimal(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "NaN",
                "nan",
                "Infinity",
                "inf",
                "1e309",
                "17976931348623159e292",
                "0x1p3",
                "1d",
                "1f",
                "1.2.3",
                "1,2",
                "1e",
                "1e+",
                "e5",
                "1 2",
                "--1",
                "1_000",
                "٣",
                "1e999999999999999999999"
            })
    void whatIsNoFiniteDecimalIsNone(String text) {
        assertThat(decimal(text)).isNaN();
    }

    @Test
    void wholeNumbersAreDigitsAlone() {
        assertThat(whole("0")).isZero();
        assertThat(whole("007")).isEqualTo(7);
        assertThat(whole("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
        for (String none : new String[] {"", "-1", "+1", "1.0", "1e3", "1000000000000000000", " 1", "x"}) {
            assertThat(whole(none)).as(none).isEqualTo(Numbers.NONE);
        }
    }

    private double decimal(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return numbers.decimal(bytes, 1, bytes.length - 1);
    }

    private static long whole(String text) {
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Numbers.whole(bytes, 1, bytes.length - 1);
    }
}
