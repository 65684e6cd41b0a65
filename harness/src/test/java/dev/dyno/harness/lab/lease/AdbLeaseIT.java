package dev.dyno.harness.lab.lease;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Leases on a virtual phone: mksh and toybox, over a real adbd. */
class AdbLeaseIT extends LeaseContract {
    private static VirtualDevice phone;
    private static AdbTransport transport;
    private static int serverPort;
    private final String work = "/data/local/tmp/" + UUID.randomUUID();

    @BeforeAll
    static void startPhone(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        phone = VirtualDevice.start(
                parts, folder.resolve("phone"), VirtualIdentity.phone("Lease Phone", "L1"), LoopbackPort.free(), 0);
        serverPort = LoopbackPort.free();
        transport = new AdbTransport(
                Map.of("ANDROID_ADB_SERVER_PORT", Integer.toString(serverPort), "PATH", "/usr/bin:/bin"));
    }

    @AfterAll
    static void stopPhone() throws IOException, InterruptedException {
        if (phone != null) {
            phone.close();
            new ProcessBuilder("adb", "-P", Integer.toString(serverPort), "kill-server")
                    .start()
                    .waitFor();
        }
    }

    @Override
    protected DeviceSession open() {
        return transport.open(
                new Lab.Entry("phone", "adb", Map.of("serial", "127.0.0.1:" + phone.port(), "work-folder", work)));
    }
}
