package dev.dyno.harness.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.ForwardingSession;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt on a phone's screen that nobody answers: {@code pm install} never returns. */
class HangingInstallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final DeviceProfile PROFILE = new DeviceProfile(
            "phone",
            "adb",
            "android",
            "build",
            "model",
            "soc",
            "aarch64",
            8,
            1L << 33,
            true,
            Map.of("android.api", "34", "android.abis", "arm64-v8a"));

    private final Path folder;

    HangingInstallIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void endsWithWhereToLookAndLeavesNothingRunningThere() throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        Files.writeString(folder.resolve("dyno-agent-android.apk"), "never looked at");
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        String server = Integer.toString(LoopbackPort.free());
        AdbTransport adb = new AdbTransport(Map.of("ANDROID_ADB_SERVER_PORT", server, "PATH", "/usr/bin:/bin"));
        try (VirtualDevice phone = VirtualDevice.start(
                        parts,
                        folder.resolve("phone"),
                        VirtualIdentity.phone("Test Phone", "T1"),
                        LoopbackPort.free(),
                        0);
                DeviceSession session =
                        adb.open(new Lab.Entry("phone", "adb", Map.of("serial", "127.0.0.1:" + phone.port())))) {
            phone.inside("setprop dyno.virtual.install hangs");
            FileDigests digests = new FileDigests();
            InstalledAgent agent = new InstalledAgent(new BlobStore(digests), digests);

            assertThatThrownBy(() -> agent.install(new Impatient(session), PROFILE, new AndroidAgent(folder)))
                    .isInstanceOf(PermanentDeviceException.class)
                    .hasMessageContainingAll("phone", "cannot install the agent: no answer within", "device's screen");
            assertThat(phone.inside("ps -A -o ARGS 2>/dev/null || ps"))
                    .doesNotContain("pm install", "PackageManagerMain");
        } finally {
            new ProcessBuilder("adb", "-P", server, "kill-server").start().waitFor();
        }
    }

    /** Two minutes are too long for a test. */
    private static final class Impatient extends ForwardingSession {
        Impatient(DeviceSession real) {
            super(real);
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) {
            boolean install = command.arguments().contains("install");
            return super.exec(
                    command, install ? new ExecLimits(PATIENCE, limits.stdoutBytes(), limits.stderrBytes()) : limits);
        }
    }
}
