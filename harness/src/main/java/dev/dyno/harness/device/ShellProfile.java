package dev.dyno.harness.device;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Describes a device by what its shell can tell: kernel, properties or {@code os-release}, {@code /proc} and {@code /sys}. */
final class ShellProfile {
    private static final int LONGEST = 200;
    /** Everything else that the script prints becomes a fact by its own name. */
    private static final Set<String> FIELDS =
            Set.of("os", "build", "model", "soc", "machine", "cores", "memory_kib", "simulated");

    private ShellProfile() {}

    /**
     * Asks the device.
     *
     * @throws PermanentDeviceException if it does not say what every device says
     */
    static DeviceProfile of(DeviceSession session, Lab.Entry device) {
        ExecResult result = DeviceScript.PROFILE.run(session, List.of());
        Map<String, String> said = parse(result.text());
        long memory = number(said.getOrDefault("memory_kib", "")) * 1024;
        int cores = (int) number(said.getOrDefault("cores", ""));
        if (cores < 1 || memory < 1 || !said.containsKey("machine")) {
            throw new PermanentDeviceException(new Details(
                    device.name(),
                    "it does not tell its processors and memory (nproc, /proc/meminfo, uname)",
                    "profile.sh",
                    result.exitCode(),
                    DeviceText.clean(result.errorText())));
        }
        Map<String, String> facts = new TreeMap<>(said);
        facts.keySet().removeAll(FIELDS);
        for (String key : List.of("label", "java", Lab.AGENT)) {
            if (device.keys().containsKey(key)) {
                facts.put(key, device.keys().get(key));
            }
        }
        return new DeviceProfile(
                device.name(),
                device.transport(),
                said.getOrDefault("os", "unknown"),
                said.getOrDefault("build", "unknown"),
                said.getOrDefault("model", "unknown"),
                said.getOrDefault("soc", "unknown"),
                DeviceProfiler.abi(said.getOrDefault("machine", "unknown")),
                cores,
                memory,
                "true".equals(said.get("simulated")),
                facts);
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> said = new HashMap<>();
        text.lines().limit(LONGEST).forEach(line -> {
            int equals = line.indexOf('=');
            String value = DeviceText.clean(line.substring(equals + 1)).strip();
            if (equals > 0 && line.substring(0, equals).matches("[a-z_.]{1,40}") && !value.isEmpty()) {
                said.put(line.substring(0, equals), value.substring(0, Math.min(LONGEST, value.length())));
            }
        });
        return said;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }
}
