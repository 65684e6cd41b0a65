package dev.dyno.harness.lab;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A use that is nothing but a session: it is opened anew when the device was lost, a few times. */
final class PlainUse implements DeviceUse {
    private final Lab.Entry entry;
    private final Transport transport;
    private final DeviceProfile profile;
    private final List<Duration> pauses;
    private DeviceSession session;

    PlainUse(
            Lab.Entry entry, Transport transport, DeviceProfile profile, DeviceSession session, List<Duration> pauses) {
        this.entry = entry;
        this.transport = transport;
        this.profile = profile;
        this.session = session;
        this.pauses = pauses;
    }

    @Override
    public Lab.Entry entry() {
        return entry;
    }

    @Override
    public DeviceProfile profile() {
        return profile;
    }

    @Override
    public DeviceSession session() {
        return session;
    }

    @Override
    public void requireReady() {
        // Whatever can be reached is taken as it is.
    }

    @Override
    public DeviceSession recover(DeviceException cause) {
        DeviceException last = cause;
        session.close();
        for (Duration pause : pauses) {
            rest(pause);
            try {
                session = transport.open(entry);
                return session;
            } catch (PermanentDeviceException e) {
                throw e;
            } catch (DeviceException e) {
                last = e;
            }
        }
        throw new PermanentDeviceException(
                Details.of(
                        entry.name(),
                        "it was lost and did not come back in " + pauses.size() + " tries: " + last.getMessage()),
                cause);
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDeviceException(
                    Details.of(entry.name(), "interrupted while it was to be reached again"), e);
        }
    }

    @Override
    public void trialEnded(@Nullable String deviceFault) {
        // Nobody keeps its health.
    }

    @Override
    public void close() {
        session.close();
    }
}
