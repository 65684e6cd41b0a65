package dev.dyno.harness.probe;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns what a device prints into values, where it can be believed. */
final class Believed {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,24}(?:\\.[0-9]{1,24})?");
    private static final int SHOWN = 40;
    /** Drivers that hand the error on as if it were the value. */
    private static final Map<Integer, String> ERRORS = Map.of(
            -1,
            "EPERM",
            -5,
            "EIO",
            -6,
            "ENXIO",
            -11,
            "EAGAIN",
            -16,
            "EBUSY",
            -19,
            "ENODEV",
            -22,
            "EINVAL",
            -61,
            "ENODATA",
            -95,
            "EOPNOTSUPP",
            -110,
            "ETIMEDOUT");

    /** Linux, drivers/thermal/qcom/qcom-spmi-temp-alarm.c: DEFAULT_TEMP. */
    private static final double ALARM_ONLY = 37;

    private static final Pattern POWER_CHIP = Pattern.compile("(?i)\\bpm[a-z]{0,3}[0-9]{3,4}");
    private static final double MOST_COUNTED = 0x1p63;
    private static final double COLDEST = -40;
    private static final double HOTTEST = 150;

    private Believed() {}

    /**
     * A gauge's number.
     *
     * @param raw as it was printed
     * @param factor what it is multiplied by to be in the unit
     * @param least the least that can be true, in the unit
     * @param most the most that can be true, in the unit
     */
    static Value gauge(String raw, String factor, Unit unit, double least, double most) {
        return number(raw, factor, unit, least, most, Kind.GAUGE);
    }

    /** A cumulative counter's number; counters are never below 0, nor where a number below 0 is shown as one without a sign. */
    static Value counter(String raw, String factor, Unit unit) {
        return number(raw, factor, unit, 0, MOST_COUNTED * Double.parseDouble(factor), Kind.COUNTER);
    }

    /** A temperature; what lies at or beyond -40 and 150 degrees, and exactly 0, is what absent sensors say. */
    static Value celsius(String raw, String factor) {
        Value value = number(raw, factor, Unit.CELSIUS, -1e12, 1e12, Kind.GAUGE);
        if (!(value instanceof Value.Amount number)) {
            return value;
        }
        double celsius = number.quantity().value();
        if (celsius == 0) {
            return new Value.Unavailable("it reads 0, as an absent sensor does");
        }
        Optional<String> error = errorNumber(raw);
        if (error.isPresent()) {
            return new Value.Unavailable(error.get());
        }
        if (celsius <= COLDEST || celsius >= HOTTEST) {
            return new Value.Unavailable(
                    "it reads " + shown(raw) + ", which no working sensor says (believed: above -40 and below 150 °C)");
        }
        return value;
    }

    /** The temperature of a sensor by its name; 37 exactly is what Qualcomm's power chips say where they only watch for an alarm. */
    static Value celsius(String sensor, String raw, String factor) {
        Value value = celsius(raw, factor);
        boolean alarm =
                value instanceof Value.Amount number && number.quantity().value() == ALARM_ONLY;
        return alarm && POWER_CHIP.matcher(sensor).find()
                ? new Value.Unavailable("it reads 37 exactly, as a power chip does that only watches for an alarm")
                : value;
    }

    /** A word. */
    static Value state(String raw) {
        String text = shown(raw);
        return text.isEmpty() ? new Value.Unavailable("it is empty") : new Value.State(text, Kind.GAUGE);
    }

    /** A word for a number that stands for it. */
    static Value state(String raw, Map<String, String> words) {
        String word = words.get(raw.strip());
        return word == null
                ? new Value.Unavailable(
                        raw.isBlank() ? "it is empty" : "it reads '" + shown(raw) + "', which is no known state")
                : new Value.State(word, Kind.GAUGE);
    }

    /** The number in a text, as it stands there; empty if it is none. */
    static Optional<BigDecimal> parse(String raw) {
        String text = raw.strip();
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Why a number is an error of the driver rather than a value; empty if it is none. */
    static Optional<String> errorNumber(String raw) {
        return parse(raw)
                .filter(number ->
                        number.stripTrailingZeros().scale() <= 0 && number.abs().intValue() < 200)
                .map(number -> ERRORS.get(number.intValue()))
                .map(name -> "it reads " + shown(raw) + ", which is the error " + name + " and no value");
    }

    /** A device's text within a sentence: one short line. */
    static String shown(String raw) {
        String line = DeviceText.line(raw.length() > 400 ? raw.substring(0, 400) : raw);
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private static Value number(String raw, String factor, Unit unit, double least, double most, Kind kind) {
        Optional<BigDecimal> number = parse(raw);
        if (number.isEmpty()) {
            return new Value.Unavailable(
                    raw.isBlank() ? "it is empty" : "it reads '" + shown(raw) + "', which is no number");
        }
        // As decimals: 286 tenths of a degree are 28.6, not 28.600000000000001.
        double value = number.get().multiply(new BigDecimal(factor)).doubleValue();
        if (value < least || value > most) {
            return new Value.Unavailable(errorNumber(raw)
                    .orElse("it reads " + shown(raw) + ", which cannot be true (believed: "
                            + BigDecimal.valueOf(least).stripTrailingZeros().toPlainString() + " to "
                            + BigDecimal.valueOf(most).stripTrailingZeros().toPlainString() + " " + unit.symbol()
                            + ")"));
        }
        return new Value.Amount(new Quantity(value == 0 ? 0 : value, unit), kind);
    }
}
