package dev.dyno.harness.cli;

import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import picocli.CommandLine.TypeConversionException;

/** Times on the command line. */
final class Times {
    private static final double LONGEST_SECONDS = 7 * 24 * 3600.0;

    private Times() {}

    /** The time of an argument, such as {@code 30min}; what is wrong with it is a usage error. */
    static Duration parse(String text) {
        try {
            Quantity time = Quantity.parse(text);
            if (time.unit() == Unit.SECOND && time.value() >= 0 && time.value() <= LONGEST_SECONDS) {
                return Duration.ofMillis(Math.round(time.value() * 1000));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + text + "' is no time up to a week, such as '90 s', '30 min' or '2 h'");
    }
}
