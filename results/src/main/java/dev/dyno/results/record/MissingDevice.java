package dev.dyno.results.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A device that a run was to measure and did not, or not to the end: it could not be used, or it was lost on the way. What it
 * would have shown is unknown, and unknown never passes.
 *
 * @param device the device's name in the lab
 * @param reason why it is missing, with the cure where there is one
 * @param facts what is known of it without asking it, sorted: {@code transport} and {@code label} from the lab file
 */
public record MissingDevice(String device, String reason, Map<String, String> facts) {

    public MissingDevice {
        if (device.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a missing device has a name and a reason");
        }
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
