package dev.dyno.harness.transport.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.FaultContract;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.Throttle;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails around a real adbd, in a virtual phone, by way of a real adb server of this test's own. */
class AdbFaultsIT extends FaultContract {
    private static Path folder;
    private static VirtualDevice phone;
    private static AdbTransport transport;
    private static int serverPort;
    private final String work = "/data/local/tmp/" + UUID.randomUUID();

    @BeforeAll
    static void startPhone(@TempDir Path temporary) throws IOException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        folder = temporary;
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        VirtualIdentity identity = VirtualIdentity.phone("Test Phone", "T1");
        phone = VirtualDevice.start(parts, folder.resolve("phone"), identity, LoopbackPort.free(), 60);
        serverPort = LoopbackPort.free();
        transport = new AdbTransport(
                Map.of("ANDROID_ADB_SERVER_PORT", Integer.toString(serverPort), "PATH", "/usr/bin:/bin"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
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
    protected VirtualDevice device() {
        return phone;
    }

    @Override
    protected DeviceSession open() {
        return transport.open(
                new Lab.Entry("phone", "adb", Map.of("serial", "127.0.0.1:" + phone.port(), "work-folder", work)));
    }

    @Override
    protected String daemon() {
        return "adbd";
    }

    @Override
    protected String storage() {
        return "/data";
    }

    @Override
    protected String work() {
        return work;
    }

    @Override
    protected void throttle(String rate) {
        Throttle.set(folder.resolve("phone"), rate);
    }

    @Test
    void anAdbServerThatIsKilledIsStartedAgainWithItsDevice() {
        try (DeviceSession session = open()) {
            ProcessHandle server = server();
            assertThat(server.destroyForcibly()).isTrue();
            server.onExit().join();
            assertThatThrownBy(() -> session.exec(Command.of("true"), ExecLimits.QUICK))
                    .isInstanceOf(TransientDeviceException.class)
                    .hasMessageContaining("adb server");
        }
        try (DeviceSession again = open()) {
            assertThat(again.alive()).isTrue();
        }
    }

    private static ProcessHandle server() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments))
                        .filter(line -> line.contains("fork-server") && line.contains(":" + serverPort))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
