package dev.dyno.reports.page.chart;

import dev.dyno.results.metric.Unit;
import java.util.List;

/**
 * A unit with a prefix, for the labels of an axis.
 *
 * @param factor how much of the unit is one of these
 * @param symbol what stands behind the number, with a space before it; may be empty
 */
record AxisUnit(double factor, String symbol) {
    private static final List<String> PREFIXES = List.of("n", "µ", "m", "", "k", "M", "G");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB");

    /** The largest one in which the axis' largest number is at least 1. */
    static AxisUnit of(Unit unit, double largest) {
        return switch (unit) {
            case BYTE -> binary(largest);
            case CELSIUS -> new AxisUnit(1, " °C");
            case RATIO -> new AxisUnit(0.01, " %");
            case COUNT -> new AxisUnit(1, "");
            case PER_SECOND -> new AxisUnit(1, " /s");
            case AMPERE_SECOND -> new AxisUnit(3.6, " mAh");
            case SECOND -> largest > 1 ? new AxisUnit(1, " s") : prefixed("s", largest);
            case JOULE, WATT, HERTZ, VOLT, AMPERE -> prefixed(unit.symbol(), largest);
        };
    }

    private static AxisUnit prefixed(String symbol, double largest) {
        int power = largest > 0 ? (int) Math.floor(Math.log10(largest) / 3 + 1e-9) : 0;
        int at = Math.max(0, Math.min(PREFIXES.size() - 1, power + 3));
        return new AxisUnit(Math.pow(1000, at - 3.0), " " + PREFIXES.get(at) + symbol);
    }

    private static AxisUnit binary(double largest) {
        int at = 0;
        double factor = 1;
        while (at + 1 < BINARY.size() && largest >= factor * 1024) {
            factor *= 1024;
            at++;
        }
        return new AxisUnit(factor, " " + BINARY.get(at));
    }
}
