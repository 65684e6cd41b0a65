package dev.dyno.harness.transport;

import dev.dyno.scenarios.Lab;
import java.util.Optional;

/** What a way to reach devices can do to bring one back, beyond opening it again. */
public interface Recoverable {
    /** Forgets the link to a device, so that the next session has a new one. Never throws. */
    void disconnect(Lab.Entry device);

    /** The name of the process on this machine that all devices of this kind are reached through; empty if there is none. */
    Optional<String> server();

    /**
     * Restarts that process.
     *
     * @throws dev.dyno.results.error.DeviceException if it does not come back
     */
    void restartServer(Lab.Entry device);

    /**
     * Restarts a device; it is gone for a while then.
     *
     * @throws dev.dyno.results.error.DeviceException if it cannot be told to
     */
    void reboot(Lab.Entry device);
}
