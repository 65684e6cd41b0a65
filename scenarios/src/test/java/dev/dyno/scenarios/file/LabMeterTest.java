package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabMeterTest {
    private final Path folder;

    LabMeterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_program_or_a_file_is_a_meter() throws IOException {
        assertThat(load("{ command: [read meter, -x, '3'], max-delay: 50 ms }"))
                .containsEntry(Lab.METER_COMMAND, "read meter\n-x\n3")
                .containsEntry(Lab.METER_DELAY, "50 ms")
                .doesNotContainKeys("meter", Lab.METER_FILE);
        assertThat(load("{ file: logs/meter.csv }"))
                .containsEntry(Lab.METER_FILE, folder.resolve("logs/meter.csv").toString())
                .doesNotContainKey(Lab.METER_COMMAND);
    }

    @Test
    void what_is_no_meter_is_named_with_its_place() {
        assertThatThrownBy(() -> load("{ max-delay: 50 }"))
                .hasMessageContaining("'meter' needs either 'command' or 'file'")
                .hasMessageContaining("'max-delay' needs a unit");
        assertThatThrownBy(() -> load("{ command: read-meter }")).hasMessageContaining("is a list of words");
        assertThatThrownBy(() -> load("{ command: [[a]], file: x, colour: red }"))
                .hasMessageContaining("'meter' needs either 'command' or 'file'")
                .hasMessageContaining("a word of 'command' is a text")
                .hasMessageContaining("'colour' is unknown here");
        assertThatThrownBy(() -> load("/dev/ttyUSB0")).hasMessageContaining("'meter' is a mapping");
    }

    private Map<String, String> load(String meter) throws IOException {
        Path file = Files.writeString(folder.resolve("lab.yaml"), """
                schema: dyno/lab/v1
                devices:
                  - name: phone
                    transport: local
                    meter: %s
                """.formatted(meter));
        return LabFiles.load(file).devices().get(0).keys();
    }
}
