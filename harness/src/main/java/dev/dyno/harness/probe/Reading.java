package dev.dyno.harness.probe;

import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Quantity;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One thing that was read from a device, or why it could not be.
 *
 * @param name dotted lower-case words, for example {@code battery.level}; unique among the readings of a device
 * @param value what was read
 * @param source the file or the command that it was read from; never blank
 * @param limit how long the reading might have taken
 */
public record Reading(String name, Value value, String source, Duration limit) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");

    public Reading {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a reading's name");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("a reading names its source");
        }
    }

    /** Whether there is a value. */
    public boolean available() {
        return !(value instanceof Value.Unavailable);
    }

    /** The same value under another name. */
    Reading as(String other) {
        return new Reading(other, value, source, limit);
    }

    /** What was read. */
    public sealed interface Value {

        /**
         * A number with its unit.
         *
         * @param kind what sort of source it comes from
         */
        record Amount(Quantity quantity, Provenance.Kind kind) implements Value {}

        /**
         * One of several words, such as {@code charging}.
         *
         * @param text the word; never blank
         * @param kind what sort of source it comes from
         */
        record State(String text, Provenance.Kind kind) implements Value {
            public State {
                if (text.isBlank()) {
                    throw new IllegalArgumentException("a state has a word");
                }
            }
        }

        /**
         * Nothing.
         *
         * @param reason why; never blank
         */
        record Unavailable(String reason) implements Value {
            public Unavailable {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("an unavailable reading has a reason");
                }
            }
        }
    }
}
