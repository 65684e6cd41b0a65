package dev.dyno.results.metric;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, as people write it in files: {@code 12 ms}, {@code 250 MiB}, {@code 5 %}.
 *
 * @param value the number in the given unit, finite
 * @param unit one of the units of results; prefixes are already multiplied in
 */
public record Quantity(double value, Unit unit) {
    // Possessive and short: the text comes from a file that somebody else may have written.
    private static final int LONGEST = 64;
    private static final Pattern FORM =
            Pattern.compile("(?<number>[+-]?+[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+)\\s*+(?<unit>.*+)");

    public Quantity {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a quantity is finite, not " + value);
        }
        Objects.requireNonNull(unit, "unit");
    }

    /**
     * The quantity that the text says: a decimal number, an optional space, and a unit. Units are case-sensitive, because
     * {@code mW} and {@code MW} are nine orders of magnitude apart.
     *
     * @throws IllegalArgumentException if it says none; the message is a sentence that names the text and the cure
     */
    public static Quantity parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "'" + trimmed.substring(0, LONGEST) + "...' is too long for a number with a unit");
        }
        Matcher form = FORM.matcher(trimmed);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + trimmed + "' is not a number with a unit, such as '12 ms'");
        }
        String number = form.group("number");
        Notation notation = Notation.of(form.group("unit"), number);
        return new Quantity(scaled(trimmed, number, notation.factor()), notation.unit());
    }

    /**
     * The value, if it is of the expected unit.
     *
     * @throws IllegalArgumentException if it is of another one
     */
    public double in(Unit expected) {
        if (unit != expected) {
            throw new IllegalArgumentException(
                    "expected a quantity in " + Notation.examples(expected) + ", not in " + Notation.examples(unit));
        }
        return value;
    }

    private static double scaled(String text, String number, BigDecimal factor) {
        double plain = Double.parseDouble(number);
        if (Double.isInfinite(plain)) {
            throw new IllegalArgumentException("'" + text + "' is too large");
        }
        // The number is decimal, so it is scaled as decimal: 12 ms is the double nearest to 0.012, not 12 * 0.001.
        double value = plain == 0 ? 0 : new BigDecimal(number).multiply(factor).doubleValue();
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + text + "' is too large");
        }
        if (value == 0 && number.matches("[^eE]*[1-9].*")) {
            throw new IllegalArgumentException("'" + text + "' is too small to be told from zero");
        }
        return value;
    }
}
