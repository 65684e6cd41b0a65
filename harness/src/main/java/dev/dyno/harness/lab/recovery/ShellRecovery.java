package dev.dyno.harness.lab.recovery;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Recoverable;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.util.Optional;

/** Brings back Linux machines that have nothing but a shell. */
public final class ShellRecovery implements Recoverable {
    /** In the background, so that the answer still comes through; by sudo where it asks for no password. */
    private static final String REBOOT = """
            if [ "$(id -u)" = 0 ]; then how=reboot; else how='sudo -n reboot'; sudo -n true || exit 1; fi
            command -v reboot >/dev/null || exit 1
            sync
            setsid sh -c "sleep 1; $how" </dev/null >/dev/null 2>&1 &
            """;

    private final Transport transport;

    /** Recovery over the given transport. */
    public ShellRecovery(Transport transport) {
        this.transport = transport;
    }

    @Override
    public void disconnect(Lab.Entry device) {
        // Every session has a link of its own.
    }

    @Override
    public Optional<String> server() {
        return Optional.empty();
    }

    @Override
    public void restartServer(Lab.Entry device) {
        throw new PermanentDeviceException(Details.of(device.name(), "it is reached through no server"));
    }

    @Override
    public void reboot(Lab.Entry device) {
        try (DeviceSession session = transport.open(device)) {
            ExecResult result = session.exec(Command.of("sh", "-c", REBOOT), ExecLimits.QUICK);
            if (!result.ok()) {
                throw new TransientDeviceException(Details.of(
                        device.name(),
                        "its user may not restart it; let it (sudo without a password for reboot), or remove reboot from"
                                + " recovery in the lab file"));
            }
        }
    }
}
