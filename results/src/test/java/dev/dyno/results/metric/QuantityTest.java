package dev.dyno.results.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "12 ms, 0.012, SECOND",
        "12ms, 0.012, SECOND",
        "' 0.1 us ', 1e-7, SECOND",
        "3 µs, 3e-6, SECOND",
        "7 ns, 7e-9, SECOND",
        "2 min, 120, SECOND",
        "1.5 h, 5400, SECOND",
        "1 s, 1, SECOND",
        "10 B, 10, BYTE",
        "250 MiB, 262144000, BYTE",
        "1.5 GB, 1.5e9, BYTE",
        "64 KiB, 65536, BYTE",
        "35 mJ, 0.035, JOULE",
        "1 mWh, 3.6, JOULE",
        "1.2 W, 1.2, WATT",
        "300 mW, 0.3, WATT",
        "45 C, 45, CELSIUS",
        "-5 °C, -5, CELSIUS",
        "2 GHz, 2e9, HERTZ",
        "30 1/s, 30, PER_SECOND",
        "30 fps, 30, PER_SECOND",
        "5 %, 0.05, RATIO",
        "5%, 0.05, RATIO",
        "0.999 1, 0.999, RATIO",
        "1e3 ms, 1, SECOND",
        "+4 count, 4, COUNT",
        "0 ms, 0, SECOND",
    })
    void a_number_with_a_unit_becomes_its_si_value(String text, double value, Unit unit) {
        assertThat(Quantity.parse(text)).isEqualTo(new Quantity(value, unit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "ms", "NaN ms", "Infinity s", "1,5 ms", "1.5.2 ms", ".5 s", "5. s", "0x10 s", "--1 s"})
    void junk_is_not_a_quantity(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse(text));
    }

    @Test
    void a_number_without_a_unit_is_told_how_to_write_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("12"))
                .withMessage("'12' has no unit; write for example '12 ms', '12 MiB' or '12 %'");
    }

    @ParameterizedTest
    @CsvSource({
        "5 MS, ms",
        "5 mb, MB",
        "5 seconds, s",
        "5 msec, ms",
        "5 minutes, min",
        "5 Bytes, B",
        "5 mhz, MHz",
        "5 Whr, Wh"
    })
    void an_unknown_unit_gets_the_nearest_known_one(String text, String suggestion) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessageEndingWith("did you mean '" + suggestion + "'?");
    }

    @Test
    void a_unit_like_no_other_gets_the_whole_list() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("5 pears"))
                .withMessageStartingWith("'pears' is not a unit here; use one of ns, us, µs, ms")
                .withMessageContaining("KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400 s", "1e308 h", "1e9999999999 s"})
    void what_no_double_holds_is_too_large(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessageEndingWith("is too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400 s", "4e-324 ns", "0.5e-9999999999 s"})
    void what_would_round_to_zero_is_too_small(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessageEndingWith("is too small to be told from zero");
    }

    @Test
    void a_text_of_any_length_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("9".repeat(1_000_000) + " ms"))
                .withMessageEndingWith("...' is too long for a number with a unit")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void a_quantity_of_another_unit_is_refused_where_one_is_expected() {
        assertThat(Quantity.parse("12 ms").in(Unit.SECOND)).isEqualTo(0.012);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("12 MiB").in(Unit.WATT))
                .withMessageStartingWith("expected a quantity in uW, mW, W, kW, not in B, kB");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void a_quantity_is_finite(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(value, Unit.SECOND));
    }
}
