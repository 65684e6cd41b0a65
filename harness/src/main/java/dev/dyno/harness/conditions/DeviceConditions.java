package dev.dyno.harness.conditions;

import dev.dyno.harness.probe.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * In what condition a device is at one moment. What it does not tell is empty.
 *
 * @param celsius the hottest of processor, graphics, skin and battery, in degrees Celsius
 * @param throttling whether it is slowed down
 * @param governors who sets the processors' clocks, by processor or policy
 * @param wakefulness whether the screen is awake, in Android's words, in lower case
 * @param charge of the battery, 0 to 1
 * @param battery what the battery does: {@code charging}, {@code discharging}, {@code not charging}, {@code full}
 * @param load the number of tasks that want to run, over the last minute
 * @param clock the device's clocks
 */
public record DeviceConditions(
        OptionalDouble celsius,
        Throttling throttling,
        Map<String, String> governors,
        Optional<String> wakefulness,
        OptionalDouble charge,
        Optional<String> battery,
        OptionalDouble load,
        Optional<Clock> clock) {

    private static final List<String> TEMPERATURES = List.of(
            "temperature.cpu", "temperature.gpu", "temperature.skin", "battery.temperature", "raspberry.temperature");
    private static final Pattern GOVERNORS = Pattern.compile("cpu\\.(.+)\\.governor");
    private static final String UNKNOWN = "unknown";

    public DeviceConditions {
        governors = Map.copyOf(governors);
    }

    /**
     * A device's clocks, read together.
     *
     * @param wall its date, in seconds since 1970
     * @param uptime the time since its start, in seconds
     */
    public record Clock(double wall, double uptime) {
        /** Reading both takes a moment, longer on a busy device. */
        private static final double FINE = 0.5;

        private static final double COARSE = 1.5;

        /** By how much the date was changed since an earlier reading, in seconds; 0 if it went with the time. */
        double stepSince(Clock before) {
            double step = (wall - before.wall) - (uptime - before.uptime);
            boolean whole = wall == Math.rint(wall) || before.wall == Math.rint(before.wall);
            return Math.abs(step) > (whole ? COARSE : FINE) ? step : 0;
        }
    }

    /** What readings say of it. */
    public static DeviceConditions of(List<Reading> readings) {
        ReadingTable table = ReadingTable.of(readings);
        OptionalDouble wall = table.number("clock.wall");
        OptionalDouble uptime = table.number("clock.uptime");
        return new DeviceConditions(
                TEMPERATURES.stream()
                        .map(table::number)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .max(),
                Throttling.of(table),
                table.words(GOVERNORS),
                table.word("screen.wakefulness"),
                table.number("battery.level"),
                table.word("battery.status"),
                table.number("load.average_1min"),
                wall.isPresent() && uptime.isPresent()
                        ? Optional.of(new Clock(wall.getAsDouble(), uptime.getAsDouble()))
                        : Optional.empty());
    }

    /** In words, as a trial's record keeps them; what is not known says so. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("temperature", number(celsius, "%.1f C", 1));
        facts.put("throttling", throttling.words());
        facts.put(
                "clock-caps",
                join(throttling.caps().entrySet().stream()
                        .map(cap -> String.format(Locale.ROOT, "%s %.0f MHz", cap.getKey(), cap.getValue() / 1e6))));
        facts.put("governor", join(governors.values().stream()));
        facts.put("wakefulness", wakefulness.orElse(UNKNOWN));
        facts.put(
                "battery",
                number(charge, "%.0f %%", 100)
                        + battery.map(state -> ", " + state).orElse(""));
        facts.put("load", number(load, "%.2f", 1));
        return facts;
    }

    private static String number(OptionalDouble number, String format, double factor) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble() * factor) : UNKNOWN;
    }

    private static String join(Stream<String> words) {
        List<String> all = words.distinct().sorted().toList();
        return all.isEmpty() ? UNKNOWN : String.join(", ", all);
    }
}
