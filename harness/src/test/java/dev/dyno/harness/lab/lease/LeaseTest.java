package dev.dyno.harness.lab.lease;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Leases on this machine. */
class LeaseTest extends LeaseContract {
    private final Path home;

    LeaseTest(@TempDir Path home) {
        this.home = home;
    }

    @Override
    protected DeviceSession open() {
        return new LocalTransport(Map.of("HOME", home.toString())).open(new Lab.Entry("desk", "local", Map.of()));
    }
}
