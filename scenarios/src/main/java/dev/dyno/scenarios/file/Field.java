package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.DeviceSelector;
import java.math.BigInteger;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
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
    /** Bounded, so that no number takes long to convert. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]{1,100}");

    private static final int LONGEST_LINE = 300;

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("\\s*+(?<number>[-+]?+(?:[0-9]*+\\.)?+[0-9]++(?:[eE][-+]?+[0-9]++)?+)\\s*+(?<unit>.*)");

    Place place() {
        return value.place();
    }

    void problem(String message) {
        reading.problem(place(), "'" + name + "' " + message);
    }

    /** The key of an entry as a value, where users choose the keys. */
    static Field ofName(String name, Node.Entry entry, Reading reading) {
        return new Field(
                name, new Node.Scalar(entry.place(), entry.key(), Node.Scalar.Style.QUOTED, entry.key()), reading);
    }

    /** Any text; a number or a flag must be quoted to be one. */
    String text() {
        if (value.isNoText()) {
            problem("is a text, not " + value.kind() + "; quote it");
        }
        return value.text();
    }

    /** A text that may be part of a file's name. */
    String identifier() {
        String text = text();
        if (!NAME.matcher(text).matches()) {
            problem("is '" + text
                    + "', but may have only letters, digits, '.', '_' and '-', 60 at most, with a letter or"
                    + " digit first");
        }
        return text;
    }

    /** A text for people, on one line: blanks and line breaks in a row count as one blank. */
    String line() {
        String line = text().strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            problem("says nothing; write a sentence");
        } else if (line.length() > LONGEST_LINE) {
            problem("has " + line.length() + " characters, but may have " + LONGEST_LINE + " at most");
        } else if (line.chars().anyMatch(Character::isISOControl)) {
            problem("has control characters; remove them");
        }
        return line;
    }

    /** Which devices are meant. */
    DeviceSelector selector() {
        try {
            return new DeviceSelector(text());
        } catch (IllegalArgumentException e) {
            problem("is no " + e.getMessage());
            return DeviceSelector.ALL;
        }
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
        String text = value.text();
        if (value.style() == Node.Scalar.Style.QUOTED
                || !WHOLE_NUMBER.matcher(text).matches()) {
            problem("is a whole number, not " + value.kind());
            return OptionalInt.empty();
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            problem("is " + text + ", but must be from " + min + " to " + max);
            return OptionalInt.empty();
        }
        return OptionalInt.of(number.intValueExact());
    }

    /** A number with a unit of the given dimension, in that unit. */
    OptionalDouble quantity(Unit unit) {
        Dimension dimension = Dimension.of(unit);
        Matcher form = NUMBER_AND_UNIT.matcher(value.text());
        if (!form.matches()) {
            problem("is " + dimension.words() + ", not '" + value.text() + "'");
            return OptionalDouble.empty();
        }
        if (form.group("unit").isBlank()) {
            problem("needs a unit, for example " + dimension.example(form.group("number")));
            return OptionalDouble.empty();
        }
        try {
            Quantity quantity = Quantity.parse(value.text());
            if (quantity.unit() == unit) {
                return OptionalDouble.of(quantity.value());
            }
            problem("is " + dimension.words() + ", not '" + value.text() + "'");
        } catch (IllegalArgumentException e) {
            String given = form.group("unit").strip();
            boolean known = dimension.symbols().contains(given);
            problem("is " + dimension.words() + "; "
                    + (known
                            ? e.getMessage()
                            : "'" + given + "' is no unit of it" + Suggestions.forWord(given, dimension.symbols())));
        }
        return OptionalDouble.empty();
    }
}
