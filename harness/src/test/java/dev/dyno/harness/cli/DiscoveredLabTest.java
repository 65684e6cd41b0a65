package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.adb.AttachedDevice;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.file.LabFiles;
import dev.dyno.scenarios.file.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveredLabTest {
    private static final String HOSTILE = "a\"b\\c ${HOME} $(id) `id` #x: - ü\u001b[31m<b>\u202e}{]['";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readyPhonesAreRowsAndOthersAreCommentsWithTheirCure() throws IOException {
        DiscoveredLab lab = DiscoveredLab.of(List.of(
                phone("A1", true, "Made Up 7"),
                phone("A2", true, "Made Up 7"),
                phone("A3", true, ""),
                new AttachedDevice("A4", false, "does not trust this machine", "unlock it", "")));

        assertThat(read(lab).devices())
                .extracting(Lab.Entry::name)
                .containsExactly("this-machine", "made-up-7", "made-up-7-2", "phone");
        assertThat(lab.text())
                .contains("# Not ready: it does not trust this machine. To do: unlock it.\n  # - name: phone-2\n");
        assertThat(lab.summary()).isEqualTo("this machine, 3 ready phones and, as comments, 1 not ready");
    }

    @Test
    void everyCommentedRowIsOneOnceItsCommentIsTakenAway() throws IOException {
        DiscoveredLab lab = DiscoveredLab.of(List.of(new AttachedDevice("A4", false, "is offline", "wait", "M 1")));

        String uncommented = lab.text()
                .lines()
                .map(line -> line.matches(" {2}# +(- name|transport|serial|host|user):.*")
                        ? line.replaceFirst("# {1,}(- )?", line.contains("- ") ? "- " : "  ")
                        : line)
                .reduce("", (all, line) -> all + line + "\n");

        assertThat(read(uncommented).devices()).extracting(Lab.Entry::transport).containsExactly("local", "adb", "ssh");
    }

    @Test
    void hostileNamesArriveAsTheyAreAndDoNothingElse() throws IOException {
        DiscoveredLab lab = DiscoveredLab.of(List.of(
                phone(HOSTILE, true, HOSTILE),
                new AttachedDevice("x", false, "is\nodd: " + HOSTILE, HOSTILE, HOSTILE)));

        List<Lab.Entry> devices = read(lab).devices();
        assertThat(devices).hasSize(2);
        assertThat(devices.get(1).keys()).containsEntry("serial", HOSTILE);
        assertThat(lab.text().chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
    }

    @Test
    void withoutAdbThereIsThisMachineAndTheReason() throws IOException {
        DiscoveredLab lab = DiscoveredLab.without("adb: there is none\nat all");

        assertThat(read(lab).devices()).hasSize(1);
        assertThat(lab.text()).contains("# No phones: adb: there is none at all\n");
    }

    private static AttachedDevice phone(String serial, boolean ready, String model) {
        return new AttachedDevice(serial, ready, "is ready", "", model);
    }

    private Lab read(DiscoveredLab lab) throws IOException {
        return read(lab.text());
    }

    private Lab read(String text) throws IOException {
        assertThat(Arrays.asList(text.split("\n", -1))).noneMatch(line -> line.endsWith(" "));
        Path file = Files.writeString(folder.resolve("lab.yaml"), text);
        return LabFiles.load(file, Map.of("HOME", "/leak"), Transports.SHIPPED);
    }
}
