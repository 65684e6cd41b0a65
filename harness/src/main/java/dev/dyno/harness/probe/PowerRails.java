package dev.dyno.harness.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a power monitor on the device (ODPM, phones of Google since 2021) says of its rails, in {@code energy_value}: lines of
 * {@code CH3(T=349894)[S2M_VDD_CPUCL2], 30203502}, milliseconds since boot and microjoules since then.
 *
 * @param millis when it was true, since boot
 * @param microjoules by the rails' names
 */
public record PowerRails(long millis, Map<String, Long> microjoules) {
    private static final Pattern RAIL = Pattern.compile(
            "CH(?<channel>[0-9]{1,3})\\(T=(?<millis>[0-9]{1,15})\\)\\[(?<name>[^\\]]{1,60})\\], *(?<energy>[0-9]{1,18})(?: *,.*)?");

    public PowerRails {
        microjoules = Map.copyOf(microjoules);
    }

    /** The rails in a text; none if it is not of this form. A line that may have been cut off is left out. */
    public static PowerRails of(String text) {
        Map<String, Long> energy = new LinkedHashMap<>();
        long millis = 0;
        for (String line : DeviceLines.of(text).lines()) {
            Matcher rail = RAIL.matcher(line);
            if (rail.matches()) {
                millis = Math.max(millis, Long.parseLong(rail.group("millis")));
                energy.put(
                        Findings.part(rail.group("name")) + "." + rail.group("channel"),
                        Long.parseLong(rail.group("energy")));
            }
        }
        return new PowerRails(millis, energy);
    }

    /** The sum of all rails, in joules. */
    public double joules() {
        return microjoules.values().stream().mapToDouble(Long::doubleValue).sum() / 1e6;
    }
}
