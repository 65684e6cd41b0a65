package dev.dyno.harness.transport.adb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rougher steps of recovery on a real adbd and a real adb server. */
@Timeout(120)
class AdbRecoveryIT {
    private static final String LASTING = "sleep 98765";

    @SuppressWarnings("NullAway.Init") // only where there are virtual devices
    private VirtualDevice phone;

    private int serverPort;

    @BeforeEach
    void startPhone(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        VirtualIdentity identity = VirtualIdentity.phone("Test Phone", "T1");
        phone = VirtualDevice.start(parts, folder.resolve("phone"), identity, LoopbackPort.free(), 0);
        serverPort = LoopbackPort.free();
    }

    @AfterEach
    void stopPhone() throws IOException, InterruptedException {
        if (phone != null) {
            phone.close();
            new ProcessBuilder("adb", "-P", Integer.toString(serverPort), "kill-server")
                    .start()
                    .waitFor();
        }
    }

    @Test
    void aRestartedDeviceComesBackWithoutWhatRanOnIt() {
        try (DeviceSession session = open()) {
            session.exec(
                    Command.of("sh", "-c", "setsid " + LASTING + " </dev/null >/dev/null 2>&1 &"), ExecLimits.QUICK);
            assertThat(processes(session)).contains(LASTING);
        }
        recovery().reboot(device());
        try (DeviceSession session = openAgain()) {
            assertThat(processes(session)).doesNotContain(LASTING);
        }
    }

    @Test
    void aServerThatIsStartedAnewFindsItsDeviceAgain() {
        open().close();
        recovery().restartServer(device());
        try (DeviceSession session = openAgain()) {
            assertThat(session.alive()).isTrue();
        }
    }

    @Test
    void aDeviceThatWasForgottenIsConnectedAnew() {
        open().close();
        recovery().disconnect(device());
        recovery().disconnect(device());
        try (DeviceSession session = openAgain()) {
            assertThat(session.alive()).isTrue();
        }
    }

    private static String processes(DeviceSession session) {
        return session.exec(Command.of("sh", "-c", "ps -A -o ARGS 2>/dev/null || ps -ef"), ExecLimits.QUICK)
                .text();
    }

    private DeviceSession open() {
        return new AdbTransport(environment()).open(device());
    }

    /** A device that restarts is still there for a moment. */
    private DeviceSession openAgain() {
        for (int i = 0; i < 20; i++) {
            try {
                DeviceSession session = open();
                if (session.alive() && !processes(session).contains(LASTING)) {
                    return session;
                }
                session.close();
                Thread.sleep(500);
            } catch (dev.dyno.results.error.TransientDeviceException e) {
                // not yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return open();
    }

    private AdbRecovery recovery() {
        return new AdbRecovery(environment());
    }

    private Map<String, String> environment() {
        return Map.of("ANDROID_ADB_SERVER_PORT", Integer.toString(serverPort), "PATH", "/usr/bin:/bin");
    }

    private Lab.Entry device() {
        return new Lab.Entry("phone", "adb", Map.of("serial", "127.0.0.1:" + phone.port()));
    }
}
