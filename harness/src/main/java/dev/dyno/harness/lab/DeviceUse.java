package dev.dyno.harness.lab;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One use of one device, from lease to release. Its session is replaced when the device was lost and came back. For one thread
 * at a time.
 */
public interface DeviceUse extends AutoCloseable {
    /** The device as the lab has it. */
    Lab.Entry entry();

    /** What it was when the use began. */
    DeviceProfile profile();

    /** The session that is open now. */
    DeviceSession session();

    /**
     * Asks, before each trial, whether the device can measure now.
     *
     * @throws DeviceException with reason and cure if it cannot: transient if that may pass (battery, temperature), permanent
     *     if not (lost to another holder, another build)
     */
    void requireReady();

    /**
     * Brings a lost device back, by bounded steps. What was started on it detached may still run there.
     *
     * @param cause how it was lost
     * @return the new session, which {@link #session} gives from now on
     * @throws dev.dyno.results.error.PermanentDeviceException once given up
     * @throws dev.dyno.results.error.TransientDeviceException if the thread is interrupted
     */
    DeviceSession recover(DeviceException cause);

    /**
     * Asks whether the device still has the build that it had when the use began. Never throws.
     *
     * @return the build that it has now if that is another one; empty if it is the same or cannot be asked
     */
    default Optional<String> changedBuild() {
        return Optional.empty();
    }

    /**
     * Tells how a trial went, as evidence of the device's health.
     *
     * @param deviceFault what the device, not the model, did wrong; null if nothing
     */
    void trialEnded(@Nullable String deviceFault);

    /** Ends the use and releases the device. Never throws; what was started detached goes on. */
    @Override
    void close();
}
