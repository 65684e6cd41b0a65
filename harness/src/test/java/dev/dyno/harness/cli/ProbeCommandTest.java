package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {
    private Terminal terminal;
    private Path folder;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        terminal = new Terminal(temp);
        Files.createDirectories(temp.resolve("labs/phone"));
        terminal.file("labs/phone/battery.txt", "  status: 3\r\n  level: 50\r\n  scale: 100\r\n  temperature: 0\r\n");
        terminal.file("labs/phone/commands.yaml", "- {command: dumpsys battery, stdout: battery.txt}\n");
        terminal.file("labs/lab.yaml", """
                schema: dyno/lab/v1
                devices:
                  - {name: phone, transport: replay, path: phone}
                  - {name: gone, transport: replay, path: gone}
                """);
    }

    private Terminal.Answer probe(String... more) {
        List<String> words = new ArrayList<>(List.of("probe"));
        words.addAll(List.of(more));
        return terminal.type(words.toArray(String[]::new));
    }

    @Test
    void everyReadingHasAValueWithItsUnitOrAReason() throws IOException {
        Terminal.Answer answer = probe("phone", "--lab", "labs/lab.yaml", "--json");

        assertThat(answer.code()).isZero();
        JsonNode readings = JsonMapper.builder().build().readTree(answer.out());
        assertThat(readings).hasSizeGreaterThan(20).allSatisfy(reading -> {
            assertThat(reading.path("source").asText()).isNotBlank();
            assertThat(reading.path("time_limit_s").asInt()).isPositive();
            assertThat(reading.has("value")).isEqualTo(reading.has("unit")).isEqualTo(reading.has("provenance"));
            assertThat(reading.has("value")).isNotEqualTo(reading.has("unavailable"));
        });
        assertThat(named(readings, "battery.level").path("value").asDouble()).isEqualTo(0.5);
        assertThat(named(readings, "battery.level").path("unit").asText()).isEqualTo("1");
        assertThat(named(readings, "battery.status").path("value").asText()).isEqualTo("discharging");
        assertThat(named(readings, "battery.temperature").path("unavailable").asText())
                .contains("absent sensor");
    }

    @Test
    void whatEnergyWouldBeMeasuredWithIsSaidOrWhyItCannotBe() throws IOException {
        terminal.file("labs/metered.yaml", """
                schema: dyno/lab/v1
                devices:
                  - {name: phone, transport: replay, path: phone, meter: {command: [read-meter, --fast]}}
                """);
        JsonNode bare = JsonMapper.builder()
                .build()
                .readTree(probe("phone", "--lab", "labs/lab.yaml", "--json").out());
        JsonNode metered = JsonMapper.builder()
                .build()
                .readTree(probe("phone", "--lab", "labs/metered.yaml", "--json").out());

        assertThat(named(bare, "energy.source").path("unavailable").asText()).isNotBlank();
        assertThat(named(metered, "energy.source").path("value").asText()).isEqualTo("power meter (read-meter --fast)");
    }

    private static JsonNode named(JsonNode readings, String name) {
        for (JsonNode reading : readings) {
            if (reading.path("name").asText().equals(name)) {
                return reading;
            }
        }
        throw new AssertionError("no reading " + name);
    }

    @Test
    void peopleSeeATableAndWhatIsMissing() {
        Terminal.Answer answer = probe("phone", "--lab", "labs/lab.yaml");

        assertThat(answer.out()).contains("battery.level", "50 %", "dumpsys battery", "unavailable: it reads 0");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void withoutALabItIsThisMachine() {
        Terminal.Answer answer = probe();

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("memory.total", "/proc/meminfo");
    }

    @Test
    void aDeviceThatCannotBeUsedEndsInItsExitCode() {
        assertThat(probe("gone", "--lab", "labs/lab.yaml").code()).isEqualTo(4);
        assertThat(probe("gone", "--lab", "labs/lab.yaml").err()).contains("there is no folder " + folder);
        assertThat(probe("typo", "--lab", "labs/lab.yaml").err()).contains("it has: phone, gone");
        assertThat(probe("--lab", "labs/lab.yaml").err()).contains("name one of them");
        terminal.file("labs/phone/commands.yaml", "- {comand: dumpsys battery}\n- {command: a, exit: many}\n");
        Terminal.Answer bad = probe("phone", "--lab", "labs/lab.yaml");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("commands.yaml:1:4: 'comand' is unknown", "commands.yaml:2:22: 'exit'");
    }

    @Test
    void itsOutputHasASchema() {
        assertThat(terminal.type("schema", "probe").out()).contains("urn:dyno:probe:v1", "time_limit_s");
    }
}
