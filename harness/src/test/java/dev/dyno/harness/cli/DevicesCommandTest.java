package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.results.record.DeviceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesCommandTest {
    private final Path folder;
    private final Terminal terminal;

    DevicesCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.terminal = new Terminal(folder).with("USER", "ann");
    }

    @ParameterizedTest
    @CsvSource({"quarantine,quarantined", "maintenance,maintenance", "retire,retired"})
    void whatAPersonTakesOutStaysOutUntilItsRelease(String command, String word) throws IOException {
        assertThat(terminal.type("devices", command, "this-machine", "--reason", "fan is loud"))
                .satisfies(answer -> {
                    assertThat(answer.code()).isZero();
                    assertThat(answer.out()).matches("this-machine: " + word + " since .* by ann: fan is loud\n");
                });
        Terminal.Answer listed = terminal.type("devices");
        assertThat(listed.code()).isEqualTo(4);
        assertThat(listed.out()).contains(word, "this-machine: " + word + " since", "by ann: fan is loud");
        assertThat(terminal.type("devices", "release", "this-machine").out()).contains("this-machine: unknown");
        JsonNode row = new JsonMapper()
                .readTree(terminal.type("devices", "--json").out())
                .get(0);
        assertThat(row.path("health").asText()).isEqualTo("unknown");
        assertThat(row.path("usable").asBoolean()).isTrue();
        assertThat(row.path("alias").asText()).matches("[0-9a-f]{12}");
    }

    @Test
    void aReasonIsAskedForAndANameMustBeKnown() {
        assertThat(terminal.type("devices", "quarantine", "this-machine").code())
                .isEqualTo(2);
        assertThat(terminal.type("devices", "release", "nobody")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(4);
            assertThat(answer.err()).contains("nobody: there is no device of that name", "--lab");
        });
    }

    @Test
    void aHeldDeviceIsListedWithItsHolderWhoseWordsCannotSteerATerminal() throws IOException {
        terminal.type("devices");
        Path work = folder.resolve("home/.cache/dyno/device");
        String boot =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        Files.writeString(work.resolve("lease"), "3 aa " + boot + " 0 9999999999 run-a m 7 0 bob@rack\n");
        Terminal.Answer held = terminal.type("devices");
        assertThat(held.code()).isEqualTo(4);
        assertThat(held.out()).contains("this-machine: held by bob@rack (process 7, run run-a) for ");
        Files.writeString(work.resolve("lease"), "3 aa " + boot + " 0 9999999999 run-a m 7 0 \u001b[31mbob\n");
        assertThat(terminal.type("devices").out()).doesNotContain("\u001b", "bob");
    }

    @Test
    void theTableFitsATerminalAndSaysBelowItWhatIsWrong() throws IOException {
        String table = String.join("\n", DevicesTable.lines(ROWS)) + "\n";
        assertThat(table.lines().limit(5))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        Golden.assertMatches("devices.txt", table);
    }

    private static final List<DeviceRow> ROWS = List.of(
            row(
                    "this-machine",
                    "local",
                    "ready",
                    "good",
                    "",
                    "",
                    null,
                    null,
                    profile(
                            "linux",
                            "Debian GNU/Linux 12 (bookworm)",
                            "AMD EPYC 7R13 Processor with a long name",
                            Map.of())),
            row(
                    "pixel-8",
                    "adb",
                    "held by bob@rack (process 4711, run nightly-0a1b2c3d4e5f) for 3 min",
                    "suspect",
                    "since 2026-03-01T12:00:00Z by dyno: the link to the device was lost",
                    "the link to the device was lost",
                    41.25,
                    0.83,
                    profile(
                            "android",
                            "google/shiba/shiba:14/AP1A/1:user",
                            "Google Tensor G3",
                            Map.of("android.release", "14"))),
            row(
                    "pi-5",
                    "ssh",
                    "ready",
                    "quarantined",
                    "since 2026-03-01T12:00:00Z by ann: runs hot since Monday",
                    "crashed",
                    79.0,
                    null,
                    profile("linux", "Debian GNU/Linux 12 (bookworm), Linux 6.6.20-rpi", "Cortex-A76", Map.of())),
            row(
                    "shelf-3",
                    "adb",
                    "unavailable: no device with the serial number of the lab file is attached",
                    "unknown",
                    "",
                    "",
                    null,
                    null,
                    null));

    private static DeviceProfile profile(String os, String build, String soc, Map<String, String> facts) {
        return new DeviceProfile("d", "t", os, build, "model", soc, "aarch64", 8, 8L << 30, false, facts);
    }

    private static DeviceRow row(
            String name,
            String transport,
            String state,
            String health,
            String reason,
            String fault,
            @Nullable Double temperature,
            @Nullable Double battery,
            @Nullable DeviceProfile profile) {
        return new DeviceRow(
                name, "0123456789ab", transport, state, health, reason, fault, temperature, battery, true, profile);
    }
}
