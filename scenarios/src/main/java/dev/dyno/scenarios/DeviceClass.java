package dev.dyno.scenarios;

import java.util.Objects;

/**
 * Devices that a release goes to, or is held back from, together.
 *
 * @param name unique within the gate, and not {@link #OTHER}
 * @param devices every device that matches belongs to it; a device may belong to several classes
 */
public record DeviceClass(String name, DeviceSelector devices) {

    /** The class of the devices that no class of the gate selects. */
    public static final String OTHER = "other";

    public DeviceClass {
        Objects.requireNonNull(devices, "devices");
        if (name.isBlank() || name.equals(OTHER)) {
            throw new IllegalArgumentException("a device class has a name, which is not '" + OTHER + "'");
        }
    }
}
