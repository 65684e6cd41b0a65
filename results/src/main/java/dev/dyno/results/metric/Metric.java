package dev.dyno.results.metric;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is measured.
 *
 * @param name dotted lower-case words, for example {@code latency.p50}
 * @param unit the unit of every value
 * @param better which way is better
 * @param kind whether equal builds give equal values
 * @param description one sentence for people who did not write the scenario
 */
public record Metric(String name, Unit unit, Direction better, Kind kind, String description) {

    /** Whether two trials of the same candidate can differ. */
    public enum Kind {
        /** Varies from trial to trial; compared by intervals over rounds. */
        MEASURED,
        /** The same in every trial of the same candidate, such as the size of a model; compared exactly. */
        EXACT
    }

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");

    /** Whether a text has the form of a metric's name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public Metric {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a metric name: use dotted lower-case words");
        }
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(better, "better");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
    }
}
