package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabSettingsTest {
    private final Path file;

    LabSettingsTest(@TempDir Path folder) {
        file = folder.resolve("lab.yaml");
    }

    @Test
    void settings_are_keys_of_the_device() throws IOException {
        assertThat(load("{ stay-awake: on, brightness: 20 %, airplane-mode: off, governor: performance }")
                        .devices()
                        .get(0)
                        .keys())
                .containsEntry("settings.stay-awake", "on")
                .containsEntry("settings.brightness", "20 %")
                .containsEntry("settings.airplane-mode", "off")
                .containsEntry("settings.governor", "performance")
                .doesNotContainKey("settings");
    }

    @Test
    void every_setting_that_cannot_be_is_named_with_its_place() {
        assertThatThrownBy(() -> load("{ stay-awake: maybe, brightness: 200 %, governor: 'a;b', volume: 3 }"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("5:29: 'stay-awake' does not know 'maybe'; known are on, off")
                .hasMessageContaining("'brightness' is 200 %, but must be from 0 % to 100 %")
                .hasMessageContaining("'governor' is the kernel's word for a governor, such as performance, not 'a;b'")
                .hasMessageContaining("'volume' is unknown here");
    }

    private Lab load(String settings) throws IOException {
        Files.writeString(file, """
                schema: dyno/lab/v1
                devices:
                  - name: phone
                    transport: local
                    settings: %s
                """.formatted(settings));
        return LabFiles.load(file);
    }
}
