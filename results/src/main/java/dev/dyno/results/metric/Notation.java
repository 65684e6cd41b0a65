package dev.dyno.results.metric;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One way of writing a unit in a file.
 *
 * @param symbol what stands behind the number
 * @param unit the unit of results it belongs to
 * @param factor what the number is multiplied by to be in that unit
 */
record Notation(String symbol, Unit unit, BigDecimal factor) {
    private static final List<Notation> ALL = List.of(
            of("ns", Unit.SECOND, "1e-9"),
            of("us", Unit.SECOND, "1e-6"),
            of("µs", Unit.SECOND, "1e-6"),
            of("ms", Unit.SECOND, "1e-3"),
            of("s", Unit.SECOND, "1"),
            of("min", Unit.SECOND, "60"),
            of("h", Unit.SECOND, "3600"),
            of("B", Unit.BYTE, "1"),
            of("kB", Unit.BYTE, "1e3"),
            of("MB", Unit.BYTE, "1e6"),
            of("GB", Unit.BYTE, "1e9"),
            of("TB", Unit.BYTE, "1e12"),
            of("KiB", Unit.BYTE, "1024"),
            of("MiB", Unit.BYTE, "1048576"),
            of("GiB", Unit.BYTE, "1073741824"),
            of("TiB", Unit.BYTE, "1099511627776"),
            of("uJ", Unit.JOULE, "1e-6"),
            of("mJ", Unit.JOULE, "1e-3"),
            of("J", Unit.JOULE, "1"),
            of("kJ", Unit.JOULE, "1e3"),
            of("mWh", Unit.JOULE, "3.6"),
            of("Wh", Unit.JOULE, "3600"),
            of("uW", Unit.WATT, "1e-6"),
            of("mW", Unit.WATT, "1e-3"),
            of("W", Unit.WATT, "1"),
            of("kW", Unit.WATT, "1e3"),
            of("C", Unit.CELSIUS, "1"),
            of("°C", Unit.CELSIUS, "1"),
            of("Cel", Unit.CELSIUS, "1"),
            of("Hz", Unit.HERTZ, "1"),
            of("kHz", Unit.HERTZ, "1e3"),
            of("MHz", Unit.HERTZ, "1e6"),
            of("GHz", Unit.HERTZ, "1e9"),
            of("uV", Unit.VOLT, "1e-6"),
            of("mV", Unit.VOLT, "1e-3"),
            of("V", Unit.VOLT, "1"),
            of("uA", Unit.AMPERE, "1e-6"),
            of("mA", Unit.AMPERE, "1e-3"),
            of("A", Unit.AMPERE, "1"),
            of("A.s", Unit.AMPERE_SECOND, "1"),
            of("mAh", Unit.AMPERE_SECOND, "3.6"),
            of("Ah", Unit.AMPERE_SECOND, "3600"),
            of("1/s", Unit.PER_SECOND, "1"),
            of("/s", Unit.PER_SECOND, "1"),
            of("fps", Unit.PER_SECOND, "1"),
            of("%", Unit.RATIO, "1e-2"),
            of("1", Unit.RATIO, "1"),
            of("count", Unit.COUNT, "1"));

    /**
     * The notation with the given symbol.
     *
     * @param number the number before it, for the message
     * @throws IllegalArgumentException if there is none; the message suggests one
     */
    static Notation of(String symbol, String number) {
        if (symbol.isEmpty()) {
            throw new IllegalArgumentException("'" + number + "' has no unit; write for example '" + number + " ms', '"
                    + number + " MiB' or '" + number + " %'");
        }
        for (Notation notation : ALL) {
            if (notation.symbol.equals(symbol)) {
                return notation;
            }
        }
        throw new IllegalArgumentException("'" + symbol + "' is not a unit here; " + hint(symbol));
    }

    /** The symbols of a unit, for a message. */
    static String examples(Unit unit) {
        return ALL.stream()
                .filter(notation -> notation.unit == unit)
                .map(Notation::symbol)
                .collect(Collectors.joining(", "));
    }

    private static String hint(String symbol) {
        String lower = symbol.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .map(Notation::symbol)
                .filter(known -> lower.startsWith(known.toLowerCase(Locale.ROOT)))
                .reduce((one, other) -> other.length() > one.length() ? other : one)
                .map(known -> "did you mean '" + known + "'?")
                .orElseGet(() -> "use one of "
                        + Arrays.stream(Unit.values()).map(Notation::examples).collect(Collectors.joining("; ")));
    }

    private static Notation of(String symbol, Unit unit, String factor) {
        return new Notation(symbol, unit, new BigDecimal(factor));
    }
}
