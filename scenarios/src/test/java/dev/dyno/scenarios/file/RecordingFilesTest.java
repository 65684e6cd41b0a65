package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.RecordedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    private final Path folder;

    RecordingFilesTest(@TempDir Path folder) throws IOException {
        this.folder = Files.createDirectory(folder.resolve("recording"));
        Files.writeString(this.folder.resolve("battery.txt"), "level: 75\n");
    }

    private List<RecordedCommand> load(String text) throws IOException {
        Files.writeString(folder.resolve(RecordingFiles.COMMANDS), text);
        return RecordingFiles.load(folder);
    }

    @Test
    void rowsBecomeCommandsWithDefaults() throws IOException {
        Path battery = folder.toRealPath().resolve("battery.txt");

        assertThat(load("""
                        - {command: dumpsys battery, stdout: battery.txt}
                        - command: grep -m 1 'a  b' "c d"
                          exit: 1
                          stderr:
                        - {command: [sh, -c, exit 3], exit: 3, stderr: ./battery.txt}
                        """))
                .containsExactly(
                        new RecordedCommand(List.of("dumpsys", "battery"), battery, null, 0),
                        new RecordedCommand(List.of("grep", "-m", "1", "a  b", "c d"), null, null, 1),
                        new RecordedCommand(List.of("sh", "-c", "exit 3"), null, battery, 3));
    }

    @Test
    void rowsMayStandUnderAKeyAndTheListMayBeMissing() throws IOException {
        assertThat(RecordingFiles.load(folder)).isEmpty();
        assertThat(load("[]")).isEmpty();
        assertThat(load("schema: dyno/commands/v1\r\ncommands:\r\n  - command: true\r\n"))
                .hasSize(1);
    }

    @Test
    void everyProblemIsSaidAtOnceWithItsPlace() {
        assertThatThrownBy(() -> load("""
                        - {command: dumpsys battery, stdot: battery.txt}
                        - {stdout: batery.txt}
                        - {command: "", exit: 256}
                        - {command: a, stdout: ../secret}
                        - {command: a, stdout: /etc/passwd}
                        - dumpsys power
                        """))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("commands.yaml:1:30: 'stdot' is unknown here; did you mean 'stdout'?")
                .hasMessageContaining("commands.yaml:2:3: a command needs 'command'")
                .hasMessageContaining("commands.yaml:2:12: 'stdout' names batery.txt, which is not in the recording")
                .hasMessageContaining("commands.yaml:3:13: 'command' names no program")
                .hasMessageContaining("commands.yaml:3:23: 'exit' is 256")
                .hasMessageContaining("commands.yaml:4:24: 'stdout' names ../secret, which lies outside")
                .hasMessageContaining("commands.yaml:5:24: 'stdout' names /etc/passwd, which lies outside")
                .hasMessageContaining("commands.yaml:5:13: 'a' is recorded twice")
                .hasMessageContaining("commands.yaml:6:3: a command is a mapping");
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolveSibling("secret"), "x");
        Files.createSymbolicLink(folder.resolve("inside"), secret);

        assertThatThrownBy(() -> load("- {command: a, stdout: inside}")).hasMessageContaining("leads out of");
    }

    @Test
    void variablesAreTextAndAnyTextEndsInRowsOrInProblems() throws IOException {
        assertThat(load("- command: echo ${HOME}").get(0).words()).containsExactly("echo", "${HOME}");
        String whole = "- {command: dumpsys battery, stdout: battery.txt, exit: 1}\n- command: [a, 'b']\n";
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int edits = random.nextInt(6); edits >= 0; edits--) {
                text.setCharAt(random.nextInt(text.length()), (char) (random.nextInt(96) + 31));
            }
            try {
                assertThat(load(text.toString())).hasSizeLessThan(5);
            } catch (ScenarioException e) {
                assertThat(e.issues()).isNotEmpty();
            }
        }
    }
}
