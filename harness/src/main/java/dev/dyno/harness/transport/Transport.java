package dev.dyno.harness.transport;

import dev.dyno.scenarios.Lab;

/** A way to reach devices. */
public interface Transport {
    /** The name by which lab files ask for it, for example {@code local}. */
    String name();

    /**
     * Opens a use of one device.
     *
     * @throws dev.dyno.results.error.TransientDeviceException if it cannot be reached now
     * @throws dev.dyno.results.error.PermanentDeviceException if it cannot be used at all, with the cure
     */
    DeviceSession open(Lab.Entry device);
}
