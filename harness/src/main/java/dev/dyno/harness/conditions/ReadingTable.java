package dev.dyno.harness.conditions;

import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.probe.Reading.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readings by their names; what is unavailable is empty here. */
record ReadingTable(Map<String, Value> values) {

    static ReadingTable of(List<Reading> readings) {
        Map<String, Value> values = new TreeMap<>();
        readings.forEach(reading -> values.put(reading.name(), reading.value()));
        return new ReadingTable(values);
    }

    OptionalDouble number(String name) {
        return values.get(name) instanceof Value.Amount amount
                ? OptionalDouble.of(amount.quantity().value())
                : OptionalDouble.empty();
    }

    Optional<String> word(String name) {
        return values.get(name) instanceof Value.State state ? Optional.of(state.text()) : Optional.empty();
    }

    /** The numbers whose whole names match, by the pattern's first group. */
    Map<String, Double> numbers(Pattern names) {
        Map<String, Double> found = new TreeMap<>();
        values.forEach((name, value) -> {
            Matcher matcher = names.matcher(name);
            if (matcher.matches() && value instanceof Value.Amount amount) {
                found.put(matcher.group(1), amount.quantity().value());
            }
        });
        return found;
    }

    /** The words whose whole names match, by the pattern's first group. */
    Map<String, String> words(Pattern names) {
        Map<String, String> found = new TreeMap<>();
        values.forEach((name, value) -> {
            Matcher matcher = names.matcher(name);
            if (matcher.matches() && value instanceof Value.State state) {
                found.put(matcher.group(1), state.text());
            }
        });
        return found;
    }
}
