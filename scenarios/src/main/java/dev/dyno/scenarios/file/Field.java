package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A single value under its name. Each reading either gives the value or adds a problem that names the field and the cure.
 *
 * @param name what messages call it
 * @param value what the file has there
 * @param reading where problems go
 */
record Field(String name, Node.Scalar value, Reading reading) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final Pattern BARE_NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");

    Place place() {
        return value.place();
    }

    void problem(String message) {
        reading.problem(place(), "'" + name + "' " + message);
    }

    /** Any text; a number or a flag must be quoted to be one. */
    String text() {
        if (value.isNumber() || value.isFlag()) {
            problem("is a text, not " + value.kind() + "; quote it");
        }
        return value.text();
    }

    /** A text that may be part of a file's name. */
    String identifier() {
        String text = text();
        if (!NAME.matcher(text).matches()) {
            problem("is '" + text + "', but has at most 60 letters, digits, '.', '_' and '-', a letter or digit first");
        }
        return text;
    }

    /** One of the known words. */
    String word(Collection<String> known) {
        if (!known.contains(value.text())) {
            problem("does not know '" + value.text() + "'" + Suggestions.forWord(value.text(), known));
        }
        return value.text();
    }

    /** A whole number between bounds, both included. */
    OptionalInt integer(int min, int max) {
        if (!value.plain() || !value.text().matches("[-+]?[0-9]{1,18}")) {
            problem("is a whole number, not " + value.kind());
            return OptionalInt.empty();
        }
        long number = Long.parseLong(value.text());
        if (number < min || number > max) {
            problem("is " + number + ", but must be from " + min + " to " + max);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) number);
    }

    /** A number with a unit of the given dimension, in that unit. */
    OptionalDouble quantity(Unit unit) {
        if (BARE_NUMBER.matcher(value.text()).matches()) {
            problem("needs a unit, for example " + Dimension.of(unit).example(value.text()));
            return OptionalDouble.empty();
        }
        try {
            Quantity quantity = Quantity.parse(value.text());
            if (quantity.unit() == unit) {
                return OptionalDouble.of(quantity.value());
            }
            problem("is " + Dimension.of(unit).words() + ", not '" + value.text() + "'");
        } catch (IllegalArgumentException e) {
            problem("is " + Dimension.of(unit).words() + "; " + e.getMessage());
        }
        return OptionalDouble.empty();
    }
}
