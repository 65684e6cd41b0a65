package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDiscoverTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void withoutAdbTheLabIsThisMachineAndSaysWhatIsMissing() {
        Terminal.Answer answer = terminal().type("lab", "discover");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("- name: this-machine", "# No phones: adb: ", "platform tools");
    }

    @Test
    void itsFileIsALabAndIsNeverOverwritten() {
        Terminal terminal = terminal();

        assertThat(terminal.type("lab", "discover", "-o", "lab.yaml").code()).isZero();
        assertThat(terminal.type("validate", "lab.yaml").code()).isZero();
        assertThat(terminal.type("lab", "discover", "-o", "lab.yaml").err()).contains("exists already");
    }

    /** Where no adb server listens and no adb is there to start one. */
    private Terminal terminal() {
        return new Terminal(folder).with("ANDROID_ADB_SERVER_PORT", "1").with("PATH", "/nowhere");
    }
}
