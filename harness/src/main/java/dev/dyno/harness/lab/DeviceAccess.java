package dev.dyno.harness.lab;

import dev.dyno.scenarios.Lab;

/** Opens devices for use. Several threads may open different devices at once. */
public interface DeviceAccess {
    /**
     * Begins the use of a device.
     *
     * @throws dev.dyno.results.error.DeviceException if it cannot be reached, is held by another, is quarantined, or is in no
     *     condition to measure; says which, and the cure
     */
    DeviceUse open(Lab.Entry device);
}
