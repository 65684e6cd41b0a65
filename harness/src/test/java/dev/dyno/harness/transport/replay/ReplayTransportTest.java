package dev.dyno.harness.transport.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTransportTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Path folder;

    ReplayTransportTest(@TempDir Path temporary) throws IOException {
        this.folder = Files.createDirectory(temporary.resolve("recording"));
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private Lab.Entry entry() {
        return new Lab.Entry("old", "replay", Map.of("path", folder.toString()));
    }

    private DeviceSession open() {
        return new ReplayTransport().open(entry());
    }

    private List<Text> read(String... patterns) {
        try (DeviceSession session = open()) {
            Question question = new Question.Files(List.of(patterns), SECOND);
            return new Inquirer(() -> "m")
                    .ask(session, List.of(question))
                    .get(0)
                    .texts();
        }
    }

    private ExecResult exec(String... words) {
        try (DeviceSession session = open()) {
            return session.exec(Command.of(words), ExecLimits.QUICK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dumpsys battery",
                "  dumpsys   'battery' ",
                "adb -s ABC shell dumpsys battery",
                "adb shell 'dumpsys battery'",
                "/system/bin/dumpsys battery",
                "su -c 'dumpsys battery'",
                "sudo dumpsys battery"
            })
    void aRecordedCommandSaysWhatItSaid(String recorded) throws IOException {
        file("out.txt", "level: 75\r\n");
        file("err.txt", "hm");
        file("commands.yaml", "- {command: \"" + recorded + "\", stdout: out.txt, stderr: err.txt, exit: 7}\n");

        ExecResult said = exec("dumpsys", "battery");

        assertThat(said.exitCode()).isEqualTo(7);
        assertThat(said.text()).isEqualTo("level: 75\r\n");
        assertThat(said.errorText()).isEqualTo("hm");
    }

    @Test
    void whatWasNotRecordedIsNotThere() throws IOException {
        file("files/proc/uptime", "5 6\n");

        assertThat(exec("dumpsys", "battery").exitCode()).isEqualTo(127);
        assertThat(exec("dumpsys", "battery").errorText()).contains("'dumpsys battery' is not recorded");
        assertThat(exec("cat", "/proc/uptime").text()).isEqualTo("5 6\n");
        assertThat(exec("cat", "/proc/none").exitCode()).isEqualTo(1);
        assertThat(exec("true").ok()).isTrue();
    }

    @Test
    void filesAreThoseThatWereCopiedAndThoseThatCommandsPrinted() throws IOException {
        file("files/sys/class/thermal/thermal_zone0/temp", "41000\n");
        file("grep.txt", """
                /class/powercap/intel-rapl:0:0/energy_uj:118821284256
                /devices/pci0000:40/0000:40:01.3/0000:45:00.0/hwmon/hwmon0/temp1_input:50000
                /devices/platform/coretemp.0/hwmon/hwmon0/temp1_input:55000
                /sys/class/power_supply/BAT0/uevent:POWER_SUPPLY_NAME=BAT0
                /sys/class/power_supply/BAT0/uevent:POWER_SUPPLY_STATUS=Full
                grep: /sys/class/thermal/thermal_zone7/temp: Invalid argument
                """);
        file("loadavg", "0.1 0.2 0.3 1/100 5\n");
        file("denied", "cat: /sys/class/thermal/thermal_zone8/temp: Permission denied\n");
        file("commands.yaml", """
                - {command: grep . /sys/class/powercap/** /sys/class/hwmon/hwmon*/*, stdout: grep.txt}
                - {command: cat /proc/loadavg, stdout: loadavg}
                - {command: cat /sys/class/thermal/thermal_zone8/temp, stderr: denied, exit: 1}
                """);

        assertThat(read("/proc/loadavg")).containsExactly(Text.of("/proc/loadavg", "0.1 0.2 0.3 1/100 5\n"));
        assertThat(read("/sys/class/powercap/intel-rapl:*/energy_uj"))
                .containsExactly(Text.of("/sys/class/powercap/intel-rapl:0:0/energy_uj", "118821284256\n"));
        assertThat(read("/sys/class/hwmon/hwmon*/temp*_input")).hasSize(2);
        assertThat(read("/sys/class/power_supply/*/uevent").get(0).content())
                .isEqualTo("POWER_SUPPLY_NAME=BAT0\nPOWER_SUPPLY_STATUS=Full\n");
        assertThat(read("/sys/class/thermal/thermal_zone[0-9]*/temp"))
                .containsExactly(
                        Text.of("/sys/class/thermal/thermal_zone0/temp", "41000\n"),
                        Text.without("/sys/class/thermal/thermal_zone7/temp", "Invalid argument"),
                        Text.without("/sys/class/thermal/thermal_zone8/temp", "Permission denied"));
    }

    @Test
    void linksLeadNowhereOutside() throws IOException {
        Path secret = Files.createDirectory(folder.resolveSibling("secret"));
        Files.writeString(secret.resolve("key"), "secret");
        file("files/sys/real/temp", "1\n");
        Files.createSymbolicLink(folder.resolve("files/sys/out"), secret);
        Files.createSymbolicLink(folder.resolve("files/sys/key"), secret.resolve("key"));
        Files.createSymbolicLink(folder.resolve("files/sys/again"), Path.of("real"));
        Files.createSymbolicLink(folder.resolve("files/sys/real/loop"), Path.of(".."));

        assertThat(read("/sys/*", "/sys/*/*", "/sys/../../*"))
                .containsExactlyInAnyOrder(Text.of("/sys/again/temp", "1\n"), Text.of("/sys/real/temp", "1\n"));
        assertThat(exec("cat", "/sys/key").text()).isEmpty();
        assertThat(exec("cat", "/../commands.yaml").text()).isEmpty();
    }

    @Test
    void itCannotRunTrialsAndSaysSo() throws IOException {
        file("files/x", "1");
        try (DeviceSession session = open()) {
            assertThat(session.alive()).isTrue();
            for (Runnable use : List.<Runnable>of(
                    session::workFolder,
                    () -> session.push(folder, new DevicePath("/x")),
                    () -> session.pull(new DevicePath("/x"), folder, 1))) {
                assertThatThrownBy(use::run)
                        .isInstanceOf(PermanentDeviceException.class)
                        .hasMessageContaining("a replayed device cannot run trials");
            }
        }
    }

    @Test
    void aRecordingThatCannotBeUsedSaysWhyWithEveryProblem() throws IOException {
        assertThatThrownBy(this::open).hasMessageContaining("holds neither commands.yaml nor files/");
        file("commands.yaml", "- {comand: a}\n- {command: b, exit: x}\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasCauseInstanceOf(ScenarioException.class)
                .hasMessageContaining("commands.yaml:1:4: 'comand' is unknown here")
                .hasMessageContaining("commands.yaml:2:22: 'exit'");
        Lab.Entry absent = new Lab.Entry("old", "replay", Map.of("path", folder + "/none"));
        assertThatThrownBy(() -> new ReplayTransport().open(absent)).hasMessageContaining("there is no folder");
    }

    @Test
    void aPhoneIsDescribedByWhatWasRecorded() throws IOException {
        file("getprop.txt", """
                [ro.build.fingerprint]: [maker/x/x:14/AB.1/1:user/release-keys]
                [ro.product.manufacturer]: [Maker]
                [ro.product.model]: [X 1]
                [ro.product.cpu.abi]: [arm64-v8a]
                [ro.kernel.qemu]: [1]
                """);
        file("commands.yaml", "- {command: getprop, stdout: getprop.txt}\n");
        file("files/proc/meminfo", "MemTotal:        3681628 kB\n");
        file("files/sys/devices/system/cpu/present", "0-7\n");
        try (DeviceSession session = open()) {
            DeviceProfile profile = new DeviceProfiler().profile(session, entry());

            assertThat(profile.model()).isEqualTo("Maker X 1");
            assertThat(profile.abi()).isEqualTo("aarch64");
            assertThat(profile.cores()).isEqualTo(8);
            assertThat(profile.memoryBytes()).isEqualTo(3681628L * 1024);
            assertThat(profile.simulated()).isTrue();
        }
    }

    @Test
    void anInquiryIsAnsweredByCommandsToo() throws IOException {
        file("out.txt", "level: 75");
        file("commands.yaml", "- {command: dumpsys battery, stdout: out.txt}\n");
        try (DeviceSession session = open()) {
            List<Answer> answers = new Inquirer(() -> "m")
                    .ask(
                            session,
                            List.of(
                                    new Question.Output(List.of("dumpsys", "battery"), SECOND),
                                    new Question.Output(List.of("dumpsys", "power"), SECOND)));

            assertThat(answers.get(0).texts()).containsExactly(Text.of("dumpsys battery", "level: 75"));
            assertThat(answers.get(1).texts().get(0).problem()).contains("not recorded");
        }
    }
}
