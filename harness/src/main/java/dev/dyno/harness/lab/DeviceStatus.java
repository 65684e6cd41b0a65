package dev.dyno.harness.lab;

import dev.dyno.harness.device.DeviceScript;
import dev.dyno.harness.lab.lease.LeaseRow;
import dev.dyno.harness.transport.DeviceSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a device says of itself just now. What it does not tell is empty.
 *
 * @param boot which start of it this is; empty if it does not tell
 * @param uptimeSeconds how long ago that was
 * @param lease who holds it
 * @param battery whether it has one
 * @param charge the battery's charge, 0 to 1
 * @param celsius the hottest of its plausible temperatures
 */
public record DeviceStatus(
        String boot,
        double uptimeSeconds,
        Optional<LeaseRow> lease,
        boolean battery,
        OptionalDouble charge,
        OptionalDouble celsius) {
    private static final int MOST_LINES = 300;
    /** Sensors that are off or broken say what no device survives. */
    private static final double COLDEST = -40;

    private static final double HOTTEST = 150;

    /**
     * Asks a device, by one command.
     *
     * @throws dev.dyno.results.error.DeviceException if it vanishes
     */
    public static DeviceStatus of(DeviceSession session) {
        return parse(DeviceScript.STATUS
                .run(session, List.of(session.workFolder().value()))
                .text());
    }

    static DeviceStatus parse(String text) {
        Map<String, String> said = new HashMap<>();
        OptionalDouble hottest = OptionalDouble.empty();
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            int equals = line.indexOf('=');
            String name = line.substring(0, Math.max(0, equals));
            String value = line.substring(equals + 1).strip();
            said.put(name, value);
            // The kernel has millidegrees, and tenths for batteries.
            OptionalDouble celsius = scaled(value, name.equals("zone") ? 1000 : 10);
            if (name.equals("zone") || name.equals("battery.tenths")) {
                hottest = hotter(hottest, celsius);
            }
        }
        String uptime = said.getOrDefault("uptime", "").split(" ", 2)[0];
        OptionalDouble percent = scaled(said.getOrDefault("battery.percent", ""), 100);
        double seconds = uptime.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") ? Double.parseDouble(uptime) : 0;
        String boot = said.getOrDefault("boot", "");
        return new DeviceStatus(
                boot.matches("[0-9a-f-]{1,40}") ? boot : "",
                seconds,
                LeaseRow.parse(said.getOrDefault("lease", ""))
                        .filter(row -> holds(row, said.getOrDefault("lease.seen", ""), boot, seconds)),
                said.containsKey("battery.present"),
                percent.isPresent() && percent.getAsDouble() >= 0 && percent.getAsDouble() <= 1
                        ? percent
                        : OptionalDouble.empty(),
                hottest);
    }

    /** Whether a lease is not over, by its last sign of life; of an earlier start of the device none counts. */
    private static boolean holds(LeaseRow row, String seen, String boot, double uptime) {
        String[] words = seen.split(" ", -1);
        boolean own = words.length > 2 && words[0].equals(row.fence()) && words[2].matches("[0-9]{1,13}");
        String at = own ? words[1] : row.boot();
        long until = own ? Long.parseLong(words[2]) : row.until();
        return at.equals(boot) && uptime < until;
    }

    private static OptionalDouble hotter(OptionalDouble one, OptionalDouble other) {
        if (other.isEmpty() || other.getAsDouble() < COLDEST || other.getAsDouble() > HOTTEST) {
            return one;
        }
        return OptionalDouble.of(Math.max(one.orElse(COLDEST), other.getAsDouble()));
    }

    private static OptionalDouble scaled(String number, double divisor) {
        return number.matches("-?[0-9]{1,9}")
                ? OptionalDouble.of(Integer.parseInt(number) / divisor)
                : OptionalDouble.empty();
    }
}
