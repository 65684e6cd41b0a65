package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.virtual.TwinChoice;
import dev.dyno.harness.virtual.live.Switches;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class LabTwinTest {
    @TempDir
    private Path folder = Path.of("");

    private static ParameterException wrong(String message) {
        return new ParameterException(new CommandLine(CommandSpec.create()), message);
    }

    private static TwinChoice choice(String... options) {
        return TwinOptions.of(List.of(options), LabTwinTest::wrong);
    }

    private static Switches switches(String charging, String reading, String ambient, String charge) {
        return TwinOptions.switches(charging, reading, ambient, charge, LabTwinTest::wrong);
    }

    @Test
    void aTwinIsForItsKindOrForOneDevice() throws IOException {
        Path file = Files.writeString(folder.resolve("own=1.yaml"), TwinFiles.text("board-coarse"));

        assertThat(choice()).isEqualTo(TwinChoice.USUAL);
        assertThat(choice("phone-fast", "off", "board-2=" + file))
                .isEqualTo(new TwinChoice(
                        true,
                        Map.of("phone", TwinFiles.text("phone-fast"), "board-2", TwinFiles.text("board-coarse"))));
        assertThat(choice(file.toString()).chosen()).containsOnlyKeys("board");
    }

    @Test
    void whatIsNoTwinIsRefusedWithTheCure() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "schema: dyno/twin/v1\nname: bad\nkind: phone\n");

        assertThatThrownBy(() -> choice("phoen")).hasMessageContaining("phone-fast");
        assertThatThrownBy(() -> choice("phone-1=board")).hasMessageContaining("that is the twin of a board");
        assertThatThrownBy(() -> choice(file.toString()))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("needs 'battery'");
        assertThatThrownBy(() -> choice(folder.toString())).isInstanceOf(ParameterException.class);
    }

    @Test
    void switchesHaveUnitsAndRanges() {
        Switches switches = switches("900mA", "error-number", "-5 C", "12%");

        assertThat(switches.charging()).hasValue(0.9);
        assertThat(switches.reading()).contains(Faults.Reading.ERROR_NUMBER);
        assertThat(switches.ambient()).hasValue(-5);
        assertThat(switches.charge()).hasValue(0.12);
        assertThatThrownBy(() -> switches("900", "fine", "5 C", "1 %")).hasMessageContaining("--charging");
        assertThatThrownBy(() -> switches("1 A", "well", "5 C", "1 %")).hasMessageContaining("stale, hangs");
        assertThatThrownBy(() -> switches("1 A", "fine", "500 C", "1 %")).hasMessageContaining("out of range");
        assertThatThrownBy(() -> switches("1 A", "fine", "5 C", "101 %")).hasMessageContaining("out of range");
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() {
        Terminal.Answer answer = new Terminal(folder).type("lab", "twin", "phone-1", "--charge", "12 %");

        assertThat(answer.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(answer.err()).contains("no virtual device 'phone-1'");
    }
}
