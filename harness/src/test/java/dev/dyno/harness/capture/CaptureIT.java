package dev.dyno.harness.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.probe.Probing;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.transport.replay.ReplayTransport;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real links to virtual devices: what is recorded of them reads as they did. */
class CaptureIT {
    private static final String SERIAL = "DYNOTESTSERIAL42";

    private final Path folder;
    private final Inquirer inquirer =
            new Inquirer(() -> UUID.randomUUID().toString().replace("-", ""));

    CaptureIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void requireTools() {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
    }

    @Test
    void aPhone() throws IOException, InterruptedException {
        String server = Integer.toString(LoopbackPort.free());
        try (VirtualDevice phone = VirtualDevice.start(
                VirtualParts.in(Path.of("target", "virtual").toAbsolutePath()),
                folder.resolve("phone"),
                VirtualIdentity.phone("Test Phone", SERIAL),
                LoopbackPort.free(),
                0)) {
            Lab.Entry entry = new Lab.Entry("phone", "adb", Map.of("serial", "127.0.0.1:" + phone.port()));
            List<Reading> readings = captured(
                    new AdbTransport(Map.of("ANDROID_ADB_SERVER_PORT", server, "PATH", "/usr/bin:/bin")), entry);

            assertThat(readings)
                    .filteredOn(Reading::available)
                    .extracting(Reading::name)
                    .contains(
                            "battery.level",
                            "battery.current",
                            "battery.temperature",
                            "temperature.cpu",
                            "memory.total",
                            "cpu.cpu0.frequency_cap",
                            "screen.wakefulness",
                            "thermal.status");
        } finally {
            new ProcessBuilder("adb", "-P", server, "kill-server").start().waitFor();
        }
    }

    @Test
    void aBoard() throws IOException, InterruptedException {
        Path key = Files.createDirectories(folder.resolve(".ssh")).resolve("id_ed25519");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .start()
                .waitFor();
        String publicKey =
                Files.readString(key.resolveSibling("id_ed25519.pub")).strip();
        try (VirtualDevice board = VirtualDevice.start(
                VirtualParts.in(Path.of("target", "virtual").toAbsolutePath()),
                folder.resolve("board"),
                VirtualIdentity.board("Test Board", SERIAL, publicKey),
                LoopbackPort.free(),
                0)) {
            Lab.Entry entry = new Lab.Entry(
                    "board", "ssh", Map.of("host", "127.0.0.1", "port", "" + board.port(), "user", "root"));
            SshTransport transport = new SshTransport(Map.of("HOME", folder.toString(), "USER", "root"));
            transport.trust(entry, transport.trust(entry, "").fingerprint());

            assertThat(captured(transport, entry))
                    .filteredOn(Reading::available)
                    .extracting(Reading::name)
                    .contains("temperature.cpu", "memory.total", "device.model")
                    // A board has no battery, unlike the phone whose parts it is made of.
                    .doesNotContain("battery.level");
        }
    }

    /** Reads a device, records it, reads the recording; the readings that do not change by themselves are the same. */
    private List<Reading> captured(Transport transport, Lab.Entry entry) throws IOException {
        Path recording = folder.resolve("recording");
        List<Reading> live;
        try (DeviceSession session = transport.open(entry)) {
            live = Probing.read(session, inquirer);
            Recorder.record(session, entry, inquirer, recording);
        }
        List<Reading> replayed;
        Lab.Entry old = new Lab.Entry("old", "replay", Map.of("path", recording.toString()));
        try (DeviceSession session = new ReplayTransport().open(old)) {
            replayed = Probing.read(session, inquirer);
        }
        assertThat(replayed)
                .filteredOn(CaptureIT::stable)
                .isEqualTo(live.stream().filter(CaptureIT::stable).toList());
        assertThat(replayed)
                .extracting(Reading::name)
                .isEqualTo(live.stream().map(Reading::name).toList());
        assertThat(live)
                .filteredOn(Reading::available)
                .allSatisfy(reading -> assertThat(kind(reading)).isEqualTo(Kind.SIMULATED));
        try (Stream<Path> files = Files.walk(recording)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SERIAL, "127.0.0.1");
            }
        }
        return live;
    }

    private static Kind kind(Reading reading) {
        return reading.value() instanceof Reading.Value.Amount number
                ? number.kind()
                : ((Reading.Value.State) reading.value()).kind();
    }

    /** Load and memory change from one moment to the next; the build holds the serial number. */
    private static boolean stable(Reading reading) {
        String name = reading.name();
        return !name.startsWith("load.")
                && !name.startsWith("clock.")
                && !name.startsWith("pressure.")
                && !name.equals("device.build")
                && (!name.startsWith("memory.") || name.endsWith("total"));
    }
}
