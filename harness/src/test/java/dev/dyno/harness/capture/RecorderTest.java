package dev.dyno.harness.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.probe.Probing;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.replay.ReplayTransport;
import dev.dyno.results.error.StoreException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records a made-up device, itself played from a folder, and plays the recording. */
class RecorderTest {
    private final Path folder;
    private final Path live;
    private final Path recorded;

    RecorderTest(@TempDir Path temporary) throws IOException {
        this.folder = temporary;
        this.live = Files.createDirectory(temporary.resolve("live"));
        this.recorded = temporary.resolve("shelf/recorded");
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(live.resolve(name).getParent());
        Files.writeString(live.resolve(name), text);
    }

    private void phone(String serial) throws IOException {
        file(
                "battery.txt",
                "  AC powered: false\n  USB powered: false\n  status: 3\n  level: 68\n  scale: 100\n"
                        + "  voltage: 3854\n  temperature: 273\n  Serial: " + serial + "\n  technology: Li-ion\n");
        file(
                "getprop.txt",
                "[ro.serialno]: [" + serial + "]\n[ro.product.model]: [X]\n[persist.sys.owner]: [someone]\n"
                        + "[ro.build.fingerprint]: [m/x/x:14/" + serial
                        + "/1:user]\n[net.hostname]: [kitchen-phone]\n");
        file(
                "power.txt",
                "POWER MANAGER (dumpsys power)\n  mWakefulness=Awake\n  Wake Locks: com.some.app on kitchen-phone\n");
        file("denied.txt", "cat: /sys/class/thermal/thermal_zone9/temp: Permission denied\n");
        file("commands.yaml", """
                - {command: dumpsys battery, stdout: battery.txt}
                - {command: dumpsys power, stdout: power.txt}
                - {command: getprop, stdout: getprop.txt}
                - {command: vcgencmd measure_temp, exit: 3}
                - {command: cat /sys/class/thermal/thermal_zone9/temp, stderr: denied.txt, exit: 1}
                """);
        file("files/proc/meminfo", "MemTotal:        5795428 kB\nMemFree:          301244 kB\n");
        file("files/proc/loadavg", "0.25 1.50 2.00 1/345 678\n");
        file("files/sys/class/thermal/thermal_zone0/type", "cpu-0\n");
        file("files/sys/class/thermal/thermal_zone0/temp", "41000\n");
        file("files/sys/class/thermal/thermal_zone1/temp", "-22\n");
        file("files/sys/class/thermal/thermal_zone2/temp", "");
        file(
                "files/sys/class/power_supply/" + serial + "/uevent",
                "POWER_SUPPLY_TYPE=Battery\nPOWER_SUPPLY_STATUS=Discharging\nPOWER_SUPPLY_CURRENT_NOW=-412000\n"
                        + "POWER_SUPPLY_CAPACITY=68\nPOWER_SUPPLY_SERIAL_NUMBER=" + serial + "\n");
        file("files/sys/class/powercap/intel-rapl:0/energy_uj", "240422366267\n");
        file("files/sys/class/net/wlan0/address", "02:1a:2b:3c:4d:5e\n");
        file("files/etc/os-release", "PRETTY_NAME=\"Made up 1\"\nHOME_URL=http://192.168.7.9/ me@example.org\n");
    }

    private static List<Reading> probe(Path recording) {
        try (DeviceSession session = open(recording)) {
            return Probing.read(session, new Inquirer(() -> "m4rk"));
        }
    }

    private static DeviceSession open(Path recording) {
        return new ReplayTransport().open(entry(recording, ""));
    }

    private static Lab.Entry entry(Path recording, String serial) {
        return new Lab.Entry("phone", "replay", Map.of("path", recording.toString(), "serial", serial));
    }

    private void capture(String serial) {
        try (DeviceSession session = open(live)) {
            Recorder.record(session, entry(live, serial), new Inquirer(() -> "m4rk"), recorded);
        }
    }

    @Test
    void aRecordingReadsAsTheDeviceDid() throws IOException {
        phone("bat");

        capture("");

        List<Reading> before = probe(live);
        assertThat(before).filteredOn(Reading::available).hasSizeGreaterThan(20);
        assertThat(probe(recorded))
                .filteredOn(RecorderTest::stays)
                .isEqualTo(before.stream().filter(RecorderTest::stays).toList());
    }

    /** What is not recorded is missing for another reason there; the build holds the serial number. */
    private static boolean stays(Reading reading) {
        return !reading.name().equals("device.build")
                && !(reading.value() instanceof Reading.Value.Unavailable none
                        && none.reason().contains("not recorded"));
    }

    @Test
    void aPlantedIdentifierIsInNoFileAndNoName() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 12; round++) {
            String serial =
                    "R" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36).toUpperCase(java.util.Locale.ROOT);
            empty(folder);
            phone(serial);

            capture(round % 2 == 0 ? serial : "");

            for (String secret :
                    List.of(serial, "02:1a:2b", "192.168.7.9", "example.org", "kitchen-phone", "someone", "some.app")) {
                assertThat(everything(recorded)).as(secret).doesNotContainIgnoringCase(secret);
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .forEach(RecorderTest::delete);
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String everything(Path recording) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(recording)) {
            for (Path file : files.toList()) {
                all.append(recording.relativize(file)).append('\n');
                all.append(Files.isRegularFile(file) ? Files.readString(file) : "");
            }
        }
        return all.toString();
    }

    @Test
    void whatIsThereAlreadyIsLeftAloneAndNothingHalfIsLeft() throws IOException {
        phone("bat");
        Files.createDirectories(recorded);
        capture("");
        assertThat(recorded.resolve("commands.yaml")).exists();
        assertThatThrownBy(() -> capture(""))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is there already");
        assertThat(inside(folder.resolve("shelf"))).containsExactly(recorded);
    }

    @Test
    void pathsThatLeadElsewhereAreLeftOut() throws IOException {
        try (RecordingFolder recording = new RecordingFolder(recorded)) {
            recording.file("/../../out", "x");
            recording.file("/a\u0007b", "x");
            recording.file("/a", "x");
            recording.file("/a/b", "x");
            recording.command(List.of("say", "it's \"a: b\"\n- c"), "x", "", 3);
            recording.finish();
        }
        assertThat(everything(recorded)).doesNotContain("files/out", "files/a/b", "\u0007");
        assertThat(inside(folder.resolve("shelf"))).containsExactly(recorded);
        assertThat(folder.resolve("out")).doesNotExist();
        try (DeviceSession session = open(recorded)) {
            assertThat(session.exec(
                                    dev.dyno.harness.transport.Command.of("say", "it's \"a: b\"\n- c"),
                                    dev.dyno.harness.transport.ExecLimits.QUICK)
                            .exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void identifiersOfAnyKindAreTakenOutAndReadingsStay() {
        Redaction redaction = new Redaction(List.of("board-7", "pi"));
        assertThat(redaction.apply("imei: 490154203237518 of board-7\nssid=\"My home\"\n"))
                .doesNotContain("490154203237518", "board-7", "My home");
        assertThat(redaction.apply("x 490154203237518 y")).isEqualTo("x redacted y");
        assertThat(redaction.apply("fe80::1ff:fe23:4567:890a on 10.0.0.5")).doesNotContain("fe80", "10.0.0.5");
        assertThat(redaction.apply("<serial>1234</serial><uuid>GPU-x</uuid>")).doesNotContain("1234", "GPU-x");
        assertThat(redaction.apply("490154203237518\n")).isEqualTo("490154203237518\n");
        assertThat(redaction.apply("some avg10=1.25 total=2500000, 470.57.02, 00000000:01:00.0, pipe"))
                .isEqualTo("some avg10=1.25 total=2500000, 470.57.02, 00000000:01:00.0, pipe");
    }
}
