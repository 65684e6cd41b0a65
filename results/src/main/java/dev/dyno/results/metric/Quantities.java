package dev.dyno.results.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of results as text for people: three significant digits (four of a ratio), a fitting
 * prefix, the same in every locale. */
public final class Quantities {
    private static final int DIGITS = 3;

    private record Scale(double factor, String symbol) {}

    private static final Scale[] SECONDS = {
        new Scale(1e-9, "ns"),
        new Scale(1e-6, "µs"),
        new Scale(1e-3, "ms"),
        new Scale(1, "s"),
        new Scale(60, "min"),
        new Scale(3600, "h")
    };
    private static final Scale[] BYTES = {
        new Scale(1, "B"),
        new Scale(1 << 10, "KiB"),
        new Scale(1 << 20, "MiB"),
        new Scale(1 << 30, "GiB"),
        new Scale(1L << 40, "TiB")
    };
    private static final Scale[] JOULES = {
        new Scale(1e-6, "µJ"), new Scale(1e-3, "mJ"), new Scale(1, "J"), new Scale(1e3, "kJ")
    };
    private static final Scale[] WATTS = {
        new Scale(1e-6, "µW"), new Scale(1e-3, "mW"), new Scale(1, "W"), new Scale(1e3, "kW")
    };
    private static final Scale[] HERTZ = {
        new Scale(1, "Hz"), new Scale(1e3, "kHz"), new Scale(1e6, "MHz"), new Scale(1e9, "GHz")
    };
    private static final Scale[] VOLTS = {new Scale(1e-6, "µV"), new Scale(1e-3, "mV"), new Scale(1, "V")};
    private static final Scale[] AMPERES = {new Scale(1e-6, "µA"), new Scale(1e-3, "mA"), new Scale(1, "A")};
    private static final Scale[] AMPERE_SECONDS = {new Scale(1, "As"), new Scale(3.6, "mAh"), new Scale(3600, "Ah")};

    private Quantities() {}

    /**
     * The value with its unit, such as {@code 5.31 ms}; pure numbers and counts stand alone.
     *
     * @param value in the unit, not NaN; infinite bounds of an interval read {@code ∞}
     * @throws IllegalArgumentException if the value is NaN
     */
    public static String format(double value, Unit unit) {
        return switch (unit) {
            case SECOND -> scaled(value, SECONDS);
            case BYTE -> scaled(value, BYTES);
            case JOULE -> scaled(value, JOULES);
            case WATT -> scaled(value, WATTS);
            case HERTZ -> scaled(value, HERTZ);
            case VOLT -> scaled(value, VOLTS);
            case AMPERE -> scaled(value, AMPERES);
            case AMPERE_SECOND -> scaled(value, AMPERE_SECONDS);
            case CELSIUS -> digits(value) + " °C";
            case PER_SECOND -> digits(value) + " /s";
            case RATIO -> ratio(value);
            case COUNT -> digits(value);
        };
    }

    /**
     * With a digit more, and none that says nothing: a similarity of 0.9996 is not 1.00. One of 0.99998 reads 1.000, which says
     * that it was rounded; only 1 itself reads 1.
     */
    private static String ratio(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return digits(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS + 1));
        boolean hides = rounded.stripTrailingZeros().scale() <= 0 && value != Math.rint(value);
        return (hides ? rounded : rounded.stripTrailingZeros()).toPlainString();
    }

    /** A share as per cent: 0.021 reads {@code 2.10 %}. */
    public static String percent(double share) {
        return digits(share * 100) + " %";
    }

    /** A ratio to a baseline as a signed change: 1.021 reads {@code +2.10 %}, 0.5 reads {@code -50.0 %}. */
    public static String change(double ratio) {
        // Only digits that the ratio itself has: 1.021 - 1 is 0.020999999999999908.
        double change = Double.isFinite(ratio)
                ? BigDecimal.valueOf(ratio).subtract(BigDecimal.ONE).doubleValue()
                : ratio;
        return (change > 0 ? "+" : "") + percent(change);
    }

    private static String scaled(double value, Scale[] scales) {
        if (!Double.isFinite(value)) {
            return digits(value);
        }
        int best = 0;
        // A value that rounds up to the next prefix is shown with it: 999.9 us is 1.00 ms.
        while (best + 1 < scales.length
                && decimal(Math.abs(value) / scales[best].factor).doubleValue() * scales[best].factor
                        >= scales[best + 1].factor) {
            best++;
        }
        if (value == 0) {
            return "0 " + baseSymbol(scales);
        }
        return digits(value / scales[best].factor) + " " + scales[best].symbol;
    }

    private static String baseSymbol(Scale[] scales) {
        for (Scale scale : scales) {
            if (scale.factor == 1) {
                return scale.symbol;
            }
        }
        throw new IllegalStateException("every unit has a scale of one");
    }

    private static String digits(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN is not a value");
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        boolean small = Math.abs(value) < 1e-4 && value != 0;
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        if (whole) {
            return Long.toString((long) value);
        }
        return small ? decimal(value).toString() : decimal(value).toPlainString();
    }

    /** Three significant digits, but never fewer than the digits before the point. */
    private static BigDecimal decimal(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        // Rounding first, because it can add a digit before the point: 0.9996 is 1.00.
        BigDecimal rounded = before(exact) < DIGITS ? exact.round(new MathContext(DIGITS)) : exact;
        return rounded.setScale(Math.max(0, DIGITS - before(rounded)), RoundingMode.HALF_UP);
    }

    private static int before(BigDecimal value) {
        return value.precision() - value.scale();
    }
}
