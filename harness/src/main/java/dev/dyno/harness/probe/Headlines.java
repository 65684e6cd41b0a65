package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The readings that people look for, each taken from the best source that a device has; of several sensors the hottest counts. */
final class Headlines {
    /** Prefixes of readings by the name of the headline, the best source first. */
    private static final Map<String, List<String>> SOURCES = new LinkedHashMap<>();

    private static final Set<Unit> FLOWS = Set.of(Unit.AMPERE, Unit.WATT);

    static {
        for (String heat : List.of("cpu", "gpu", "skin")) {
            SOURCES.put(
                    "temperature." + heat,
                    List.of(
                            "thermalservice." + heat + ".",
                            "thermal_zone." + heat + ".",
                            "hwmon." + heat + ".",
                            "sensors." + heat + "."));
        }
        SOURCES.put("thermal.status", List.of("thermalservice.status"));
        battery("level", "level");
        battery("status", "status");
        battery("voltage", "voltage");
        battery("temperature", "temperature");
        battery("charge", "charge");
        battery("current", "current");
        battery("power", "power");
    }

    private Headlines() {}

    private static void battery(String name, String property) {
        SOURCES.put(
                "battery." + name,
                List.of(
                        "android_battery." + property,
                        "power_supply.battery." + property,
                        "power_supply.*." + property,
                        name.equals("temperature") ? "thermalservice.battery." : "power_supply.bms." + property));
    }

    /** The headlines of some readings. */
    static List<Reading> of(List<Reading> readings) {
        List<Reading> headlines = new ArrayList<>();
        SOURCES.forEach(
                (name, sources) -> best(readings, sources).ifPresent(reading -> headlines.add(reading.as(name))));
        return headlines;
    }

    /** The first source with a value; if none has one, the first that says why. */
    private static Optional<Reading> best(List<Reading> readings, List<String> sources) {
        Optional<Reading> reason = Optional.empty();
        for (String source : sources) {
            List<Reading> from = readings.stream()
                    .filter(reading -> matches(reading.name(), source))
                    .toList();
            Optional<Reading> value =
                    from.stream().filter(Reading::available).max(Comparator.comparingDouble(Headlines::heat));
            if (value.isPresent()) {
                return value;
            }
            reason = reason.or(() -> from.stream().findFirst());
        }
        return reason;
    }

    private static boolean matches(String name, String source) {
        int wild = source.indexOf('*');
        return wild >= 0
                ? name.startsWith(source.substring(0, wild)) && name.endsWith(source.substring(wild + 1))
                : source.endsWith(".") ? name.startsWith(source) : name.equals(source);
    }

    /** The hottest counts; of two batteries that which gives or takes more, whatever its sign. */
    private static double heat(Reading reading) {
        if (!(reading.value() instanceof Value.Amount number)) {
            return 0;
        }
        boolean flows = FLOWS.contains(number.quantity().unit());
        return flows ? Math.abs(number.quantity().value()) : number.quantity().value();
    }
}
