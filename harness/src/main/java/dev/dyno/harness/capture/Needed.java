package dev.dyno.harness.capture;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of outputs that say much about what people do with a device, the lines that the probes need. */
final class Needed {
    private static final Pattern PROPERTY = Pattern.compile(
            "\\[(?:ro\\.product\\.|ro\\.soc\\.|ro\\.build\\.version\\.|ro\\.build\\.fingerprint|ro\\.build\\.characteristics|ro\\.kernel\\.qemu"
                    + "|ro\\.boot\\.qemu|ro\\.board\\.|ro\\.hardware]|sys\\.boot_completed).*");
    private static final Pattern POWER = Pattern.compile(
            "(?:POWER MANAGER.*|\\s*m(?:Wakefulness|IsPowered|PlugType|BatteryLevel|StayOn|LowPower)\\w*=[^ ]*\\s*)");

    private static final Pattern BATTERY_STATS = Pattern.compile(
            "\\s*(?:(?:Estimated|Last learned) battery capacity|Discharge|Capacity): .*|\\s*Estimated power use.*");
    /** Of the history only what the battery itself did, without the programs and networks in the same line. */
    private static final Pattern BATTERY_HISTORY = Pattern.compile("[0-9]{1,3},h,[0-9]{1,15}(?:,B[a-z]=[^,]*)+");

    private static final Pattern MEMORY =
            Pattern.compile("\\s*(?:(?:Java|Native) Heap|Code|Stack|Graphics|System|TOTAL)\\b.*");

    private Needed() {}

    /** What is kept of a command's output. */
    static String of(String command, String output) {
        return switch (command) {
            case "getprop" -> lines(output, PROPERTY);
            case "dumpsys power" -> lines(output, POWER);
            case "dumpsys batterystats" -> lines(output, BATTERY_STATS);
            case "dumpsys batterystats --checkin" -> lines(output, BATTERY_HISTORY);
            case "dumpsys meminfo system" -> lines(output, MEMORY);
            default -> output;
        };
    }

    private static String lines(String output, Pattern kept) {
        String lines = output.lines()
                .filter(line -> kept.matcher(line).matches())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        // A command that said other things is not one that said nothing.
        return lines.isEmpty() && !output.isBlank() ? "(other lines only)\n" : lines;
    }
}
