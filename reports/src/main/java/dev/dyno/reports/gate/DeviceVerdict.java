package dev.dyno.reports.gate;

import java.util.Objects;

/**
 * Whether every bound on a candidate holds on a device.
 *
 * @param device the device's name
 * @param candidate the candidate's name
 * @param decision in three-valued logic
 */
public record DeviceVerdict(String device, String candidate, Decision decision) {

    public DeviceVerdict {
        Objects.requireNonNull(decision, "decision");
    }
}
