package dev.dyno.harness.lab.recovery;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import java.util.Optional;

/** A lost device, as recovery sees it. */
public interface LostDevice {
    /** Its name in the lab. */
    String name();

    /** The session that there was, if it answers after all. */
    Optional<DeviceSession> stillThere();

    /**
     * A new session over a new link, proved to be good for measuring.
     *
     * @throws DeviceException if there is none now, permanent if trying again is no use
     */
    DeviceSession open();

    /**
     * Restarts the process on this machine that it is reached through.
     *
     * @return why not, if it was not restarted
     * @throws DeviceException if the process does not come back
     */
    Optional<String> restartServer();

    /**
     * Restarts it.
     *
     * @return why not, if it was not restarted
     * @throws DeviceException if it cannot be told to
     */
    Optional<String> reboot();
}
