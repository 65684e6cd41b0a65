package dev.dyno.results.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0.00531, SECOND, 5.31 ms",
        "0.0009999, SECOND, 1.00 ms",
        "0.000012345, SECOND, 12.3 µs",
        "1e-10, SECOND, 0.100 ns",
        "59.99, SECOND, 1.00 min",
        "90, SECOND, 1.50 min",
        "7200, SECOND, 2 h",
        "-0.00531, SECOND, -5.31 ms",
        "0, SECOND, 0 s",
        "14600000, BYTE, 13.9 MiB",
        "1047552, BYTE, 1023 KiB",
        "1048575, BYTE, 1.00 MiB",
        "512, BYTE, 512 B",
        "3758096384, BYTE, 3.50 GiB",
        "0.0351, JOULE, 35.1 mJ",
        "2.5, WATT, 2.50 W",
        "2.4e9, HERTZ, 2.40 GHz",
        "45.25, CELSIUS, 45.3 °C",
        "183.456, PER_SECOND, 183 /s",
        "0.021, RATIO, 0.021",
        "0.0000125, RATIO, 0.0000125",
        "0.9996, RATIO, 0.9996",
        "0.99996, RATIO, 1.000",
        "1, RATIO, 1",
        "0, RATIO, 0",
        "12345.6, COUNT, 12346",
        "3, COUNT, 3",
        "0.5e-9, RATIO, 0.0000000005",
        "Infinity, SECOND, ∞",
    })
    void a_value_reads_with_three_digits_and_a_fitting_prefix(double value, Unit unit, String text) {
        assertThat(Quantities.format(value, unit)).isEqualTo(text);
    }

    @Test
    void shares_and_changes_read_as_per_cent() {
        assertThat(Quantities.percent(0.021)).isEqualTo("2.10 %");
        assertThat(Quantities.change(1.021)).isEqualTo("+2.10 %");
        assertThat(Quantities.change(0.5)).isEqualTo("-50 %");
        assertThat(Quantities.change(1)).isEqualTo("0 %");
        assertThat(Quantities.change(Double.POSITIVE_INFINITY)).isEqualTo("+∞ %");
    }

    @Test
    void nan_is_never_shown_as_a_value() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantities.format(Double.NaN, Unit.SECOND));
    }

    @Test
    void the_locale_changes_nothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Quantities.format(0.00531, Unit.SECOND)).isEqualTo("5.31 ms");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_is_shown_parses_back_to_within_its_digits() {
        SplittableRandom random = new SplittableRandom(20_261);
        List<Unit> scaled = List.of(Unit.SECOND, Unit.BYTE, Unit.JOULE, Unit.WATT, Unit.HERTZ);
        for (int i = 0; i < 5_000; i++) {
            Unit unit = scaled.get(random.nextInt(scaled.size()));
            double value = Math.pow(10, random.nextDouble(-5, 9));
            String text = Quantities.format(value, unit).replace("µJ", "uJ").replace("µW", "uW");
            assertThat(Quantity.parse(text).in(unit)).as(text).isCloseTo(value, within(value * 0.0051));
        }
    }
}
