package dev.dyno.harness.energy;

import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a device said of itself, by name. */
record Readings(List<Reading> all) {
    Readings {
        all = List.copyOf(all);
    }

    /** The reading with a name, if there is one. */
    Optional<Reading> named(String name) {
        return all.stream().filter(reading -> reading.name().equals(name)).findFirst();
    }

    /** The readings whose whole name matches. */
    List<Reading> matching(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return all.stream()
                .filter(reading -> compiled.matcher(reading.name()).matches())
                .toList();
    }

    /** The number that was read from a file; 0 where there is none. */
    double from(String source) {
        return all.stream()
                .filter(reading -> reading.source().equals(source))
                .filter(reading -> reading.value() instanceof Value.Amount)
                .mapToDouble(
                        reading -> ((Value.Amount) reading.value()).quantity().value())
                .findFirst()
                .orElse(0);
    }

    /** The word of a reading; empty if there is none. */
    String state(String name) {
        return named(name)
                .map(Reading::value)
                .map(value -> value instanceof Value.State state ? state.text() : "")
                .orElse("");
    }

    /** Why a reading has no value; empty if it has one, or is not there. */
    static String reason(Reading reading) {
        return reading.value() instanceof Value.Unavailable unavailable ? unavailable.reason() : "";
    }

    /** What a source is, unless the device is simulated. */
    Kind kind(Kind real) {
        return state("device.simulated").equals("yes") ? Kind.SIMULATED : real;
    }
}
