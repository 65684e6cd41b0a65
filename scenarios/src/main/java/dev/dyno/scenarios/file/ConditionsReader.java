package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.ConditionRules.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what a device must be like for a trial. What is absent here is asked of no device, so only the wait has a default. */
final class ConditionsReader {
    private static final Map<String, Policy> POLICIES = Map.of("refuse", Policy.REFUSE, "allow", Policy.ALLOW);
    private static final String PER_MINUTE = "/min";
    private static final double SECONDS = 60;

    private final Section section;

    private ConditionsReader(Section section) {
        this.section = section;
    }

    static ConditionRules read(Section scenario) {
        Section section = scenario.section("conditions")
                .knowing(
                        "max-temperature",
                        "max-slope",
                        "max-foreign-share",
                        "min-battery",
                        "charging",
                        "throttle",
                        "awake",
                        "wait");
        return new ConditionsReader(section).read();
    }

    private ConditionRules read() {
        OptionalDouble celsius = limit("max-temperature", Unit.CELSIUS, "0 C", "120 C");
        OptionalDouble slope = slope();
        OptionalDouble foreign = limit("max-foreign-share", Unit.RATIO, "0 %", "100 %");
        OptionalDouble charge = limit("min-battery", Unit.RATIO, "0 %", "100 %");
        Policy charging = policy("charging");
        Policy throttle = policy("throttle");
        boolean awake = word("awake", List.of("require", "any")).equals("require");
        Duration wait = section.time("wait", "15 min", "0 s", "24 h");
        return new ConditionRules(celsius, slope, foreign, charge, charging, throttle, awake, wait);
    }

    private OptionalDouble limit(String key, Unit unit, String min, String max) {
        return section.field(key).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(section.quantity(key, max, unit, min, max));
    }

    /** Degrees per minute, such as {@code 0.5 C/min}, in degrees per second. */
    private OptionalDouble slope() {
        Optional<Field> field = section.field("max-slope");
        if (field.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = field.get().value().text().strip();
        section.save("max-slope", field.get().value().saved());
        try {
            if (text.endsWith(PER_MINUTE)) {
                String degrees = text.substring(0, text.length() - PER_MINUTE.length());
                double perMinute = Quantity.parse(degrees).in(Unit.CELSIUS);
                if (perMinute > 0 && perMinute <= 1_000) {
                    return OptionalDouble.of(perMinute / SECONDS);
                }
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        field.get().problem("is a change of temperature above 0, such as 0.5 C/min, not '" + text + "'");
        return OptionalDouble.empty();
    }

    private Policy policy(String key) {
        return POLICIES.getOrDefault(word(key, List.of("refuse", "allow")), Policy.USUAL);
    }

    /** One of some words; empty if the key is absent. */
    private String word(String key, List<String> known) {
        Optional<Field> field = section.field(key);
        field.ifPresent(f -> section.save(key, f.value().saved()));
        return field.map(f -> f.word(known)).orElse("");
    }
}
