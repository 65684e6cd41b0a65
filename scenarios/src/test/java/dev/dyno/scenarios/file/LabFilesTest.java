package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.file.Transports.KnownTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFilesTest {
    private static final Transports TRANSPORTS = new Transports(List.of(
            new KnownTransport("local", List.of(), List.of()),
            new KnownTransport("wire", List.of("host"), List.of("port"))));

    private final Path folder;

    LabFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Lab load(String text) {
        return load(text, Transports.SHIPPED);
    }

    private Lab load(String text, Transports transports) {
        try {
            return LabFiles.load(
                    Files.writeString(folder.resolve("lab.yaml"), text), Map.of("HOST", "10.0.0.7"), transports);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String problems(String... lines) {
        Path file = folder.resolve("lab.yaml");
        return String.join(
                "\n", List.of(lines).stream().map(l -> file + ":" + l).toList());
    }

    @Test
    void rowsBecomeDevicesInOrder() {
        String text = """
                schema: dyno/lab/v1
                devices:
                  - name: here
                    transport: local
                    label: quiet corner
                  - { name: also-here, transport: local }
                """;

        assertThat(load(text).devices())
                .containsExactly(
                        new Lab.Entry("here", "local", Map.of("label", "quiet corner")),
                        new Lab.Entry("also-here", "local", Map.of()));
        assertThat(SchemaCheck.lab(text)).isEmpty();
    }

    @Test
    void conditionsAndRecoveryAreReadOfEveryTransport() {
        String text = """
                schema: dyno/lab/v1
                devices:
                  - name: phone
                    transport: adb
                    serial: X1
                    recovery: [reconnect, reboot]
                    min-battery: 35 %
                    max-temperature: 38.5 C
                  - { name: board, transport: ssh, host: pi, recovery: [] }
                """;

        assertThat(load(text).devices())
                .containsExactly(
                        new Lab.Entry(
                                "phone",
                                "adb",
                                Map.of(
                                        "serial", "X1",
                                        "recovery", "reconnect reboot",
                                        "min-battery", "35 %",
                                        "max-temperature", "38.5 C")),
                        new Lab.Entry("board", "ssh", Map.of("host", "pi", "recovery", "")));
        assertThat(SchemaCheck.lab(text)).isEmpty();
    }

    @Test
    void wrongConditionsAreSaidWithTheirPlace() {
        String text = """
                schema: dyno/lab/v1
                devices:
                  - name: phone
                    transport: local
                    recovery: reboot
                    min-battery: 135 %
                  - name: other
                    transport: local
                    recovery: [reconect]
                    max-temperature: 40
                """;

        assertThatThrownBy(() -> load(text))
                .hasMessageContaining(
                        "lab.yaml:5:15: 'recovery' is a list of steps, such as [reconnect, reboot], not 'reboot'")
                .hasMessageContaining("lab.yaml:6:18: 'min-battery' is 135 %, but must be from 0 % to 100 %")
                .hasMessageContaining("'recovery' does not know 'reconect'")
                .hasMessageContaining("'max-temperature' needs a unit");
    }

    @Test
    void aTransportOfTheCatalogueBringsItsOwnKeys() {
        Lab lab = load("""
                schema: dyno/lab/v1
                devices:
                  - { name: far, transport: wire, host: "${HOST}", port: 22 }
                """, TRANSPORTS);

        assertThat(lab.devices())
                .containsExactly(new Lab.Entry("far", "wire", Map.of("host", "10.0.0.7", "port", "22")));
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        String text = """
                schema: dyno/lab/v1
                devices:
                  - name: one
                    transport: locl
                  - name: one
                    transport: wire
                    hots: a
                  - transport: local
                    port: 3
                  - far
                  - name: a b
                    transport: local
                extra: 1
                """;

        assertThatThrownBy(() -> load(text, TRANSPORTS))
                .hasMessage(problems(
                        "4:16: 'transport' does not know 'locl'; did you mean 'local'?",
                        "5:5: a device needs 'host'",
                        "5:11: 'name' is 'one', which another device has already",
                        "7:5: 'hots' is unknown here; did you mean 'host'?",
                        "8:5: a device needs 'name'",
                        "9:5: 'port' is unknown here; known are name, transport, label, recovery, settings, min-battery, max-temperature, meter",
                        "10:5: a device is a mapping of keys to values, not 'far'",
                        "11:11: 'name' is 'a b', but may have only letters, digits, '.', '_' and '-', 60 at most,"
                                + " with a letter or digit first",
                        "13:1: 'extra' is unknown here; known are schema, devices"));
        assertThat(SchemaCheck.lab(text)).isNotEmpty();
    }

    @Test
    void aLabHasDevices() {
        assertThatThrownBy(() -> load("schema: dyno/lab/v1\ndevices: []\n"))
                .hasMessageContaining(":2:10: 'devices' is a list of at least one device, not a list");
        assertThatThrownBy(() -> load("schema: dyno/scenario/v1\n"))
                .hasMessageContaining(":1:1: a lab file needs 'devices'")
                .hasMessageContaining(":1:9: 'schema' says that this is a scenario; here a lab file is needed");
    }
}
