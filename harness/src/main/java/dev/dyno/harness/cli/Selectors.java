package dev.dyno.harness.cli;

import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.DeviceSelector;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.TypeConversionException;

/** Device selectors on the command line. */
final class Selectors {
    private Selectors() {}

    /** The selector of an argument; what is wrong with it is a usage error. */
    static DeviceSelector parse(String text) {
        try {
            return new DeviceSelector(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** What selectors may ask about a device, by key. */
    static Map<String, String> facts(DeviceProfile profile) {
        Map<String, String> facts = new TreeMap<>(profile.facts());
        facts.put("transport", profile.transport());
        facts.put("os", profile.os());
        facts.put("build", profile.build());
        facts.put("model", profile.model());
        facts.put("soc", profile.soc());
        facts.put("abi", profile.abi());
        facts.put("cores", String.valueOf(profile.cores()));
        return facts;
    }
}
