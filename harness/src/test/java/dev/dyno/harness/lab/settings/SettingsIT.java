package dev.dyno.harness.lab.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.scenarios.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a virtual phone: its settings, its cpufreq files and its battery service, over a real adbd. */
class SettingsIT {
    private static final String GOVERNOR = "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
    private static VirtualDevice phone;
    private static int serverPort;

    private final String work = "/data/local/tmp/" + UUID.randomUUID();
    private final Path folder;
    private final List<String> notices = new ArrayList<>();

    SettingsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void startPhone(@TempDir Path home) throws IOException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        phone = VirtualDevice.start(
                parts, home.resolve("phone"), VirtualIdentity.phone("Settings Phone", "S1"), LoopbackPort.free(), 0);
        serverPort = LoopbackPort.free();
    }

    @AfterAll
    static void stopPhone() throws IOException, InterruptedException {
        if (phone != null) {
            phone.close();
            new ProcessBuilder("adb", "-P", Integer.toString(serverPort), "kill-server")
                    .start()
                    .waitFor();
        }
    }

    @BeforeEach
    void asItCame() {
        on("settings put system screen_brightness 102; settings delete global stay_on_while_plugged_in;"
                + " echo schedutil >" + GOVERNOR + "; dumpsys battery reset");
    }

    @Test
    void settings_hold_during_a_use_and_are_as_before_after_it() throws IOException {
        try (DeviceUse use = open("brightness: 20 %, stay-awake: on, governor: performance")) {
            assertThat(brightness()).isEqualTo("51");
            assertThat(stayOn()).isEqualTo("7");
            assertThat(governor()).isEqualTo("performance");
            assertThat(use.profile().facts())
                    .containsEntry("setting.system/screen_brightness", "51")
                    .containsEntry("setting.cpu0/cpufreq/scaling_governor", "performance");
            assertThat(on("cat " + work + "/settings.journal"))
                    .contains(
                            "setting system/screen_brightness 102",
                            "setting global/stay_on_while_plugged_in null",
                            "file " + GOVERNOR + " schedutil");
        }

        assertAsItCame();
        assertThat(notices).isEmpty();
    }

    @Test
    void a_harness_that_is_killed_leaves_the_journal_and_the_next_lease_brings_all_back()
            throws IOException, InterruptedException {
        Process harness = hold("brightness: 20 %, stay-awake: on, governor: performance");
        try {
            assertThat(brightness()).isEqualTo("51");
        } finally {
            harness.destroyForcibly().waitFor();
        }
        assertThat(governor()).isEqualTo("performance");
        assertThat(on("cat " + work + "/settings.journal")).contains("system/screen_brightness 102");

        open("").close();

        assertAsItCame();
        assertThat(notices)
                .anyMatch(notice -> notice.contains("system/screen_brightness was brought back to 102"))
                .anyMatch(notice -> notice.contains("cpu0/cpufreq/scaling_governor was brought back to schedutil"));
    }

    @Test
    void what_a_killed_harness_changed_is_not_taken_for_the_original_by_the_next()
            throws IOException, InterruptedException {
        hold("brightness: 20 %").destroyForcibly().waitFor();

        try (DeviceUse use = open("brightness: 40 %, airplane-mode: on")) {
            assertThat(use.entry().name()).isEqualTo("phone");
            assertThat(brightness()).isEqualTo("102");
            assertThat(on("settings get global airplane_mode_on")).isEqualTo("1");
        }

        assertThat(brightness()).isEqualTo("102");
        assertThat(on("settings get global airplane_mode_on")).isEqualTo("null");
    }

    @Test
    void a_setting_that_does_not_take_is_told_and_the_device_is_used_all_the_same() throws IOException {
        // As a phone whose governor the shell may read and not write.
        on("rm " + GOVERNOR + "; mkdir " + GOVERNOR.replace("scaling_governor", "x")
                + "; ln -s /proc/sys/kernel/ostype " + GOVERNOR);
        try (DeviceUse use = open("governor: performance")) {
            assertThat(use.profile().facts())
                    .containsEntry(
                            "setting.cpu0/cpufreq/scaling_governor", "Linux, and not performance as the lab file asks");
        } finally {
            on("rm " + GOVERNOR);
        }

        assertThat(notices)
                .anyMatch(notice -> notice.contains(
                        "cpu0/cpufreq/scaling_governor is Linux and not performance as the lab file asks"));
    }

    @Test
    void a_faked_battery_is_taken_back_by_the_next_lease() throws IOException {
        on("dumpsys battery set level 3");
        assertThat(on("dumpsys battery")).contains("UPDATES STOPPED");

        open("").close();

        assertThat(on("dumpsys battery")).doesNotContain("UPDATES STOPPED").doesNotContain("level: 3");
        assertThat(notices).anyMatch(notice -> notice.contains("its battery's values were faked"));
    }

    @Test
    void a_journal_that_somebody_has_tampered_with_changes_nothing_else() throws IOException {
        open("").close();
        on("echo victim >/data/victim; printf '%s\\n' 'file /data/victim x' 'setting global/a;reboot 1'"
                + " 'file /sys/devices/system/cpu/../../../../data/victim/scaling_governor x' 'setting' '' >" + work
                + "/settings.journal");

        open("").close();

        assertThat(on("cat /data/victim")).isEqualTo("victim");
        assertThat(on("ls " + work)).doesNotContain("settings.journal");
    }

    private void assertAsItCame() {
        assertThat(brightness()).isEqualTo("102");
        assertThat(stayOn()).isEqualTo("null");
        assertThat(governor()).isEqualTo("schedutil");
        assertThat(on("ls " + work)).doesNotContain("settings.");
    }

    private DeviceUse open(String settings) throws IOException {
        return HoldDevice.open(lab(settings), Integer.toString(serverPort), folder.resolve("state"), notices::add);
    }

    /** Another harness process, which holds the phone. */
    private Process hold(String settings) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldDevice.class.getName(),
                        lab(settings).toString(),
                        Integer.toString(serverPort),
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith("holding ")) {
                return process;
            }
        }
        throw new AssertionError("it did not get the phone: " + all);
    }

    private Path lab(String settings) throws IOException {
        String row = "schema: dyno/lab/v1\ndevices:\n- { name: phone, transport: adb, serial: '127.0.0.1:"
                + phone.port() + "', work-folder: " + work
                + (settings.isEmpty() ? "" : ", settings: { " + settings + " }") + " }\n";
        return Files.writeString(Files.createTempFile(folder, "lab", ".yaml"), row);
    }

    private String brightness() {
        return on("settings get system screen_brightness");
    }

    private String stayOn() {
        return on("settings get global stay_on_while_plugged_in");
    }

    private String governor() {
        return on("cat " + GOVERNOR);
    }

    private static String on(String line) {
        AdbTransport transport = new AdbTransport(
                Map.of("ANDROID_ADB_SERVER_PORT", Integer.toString(serverPort), "PATH", "/usr/bin:/bin"));
        Lab.Entry row = new Lab.Entry("phone", "adb", Map.of("serial", "127.0.0.1:" + phone.port()));
        try (DeviceSession session = transport.open(row)) {
            return session.exec(Command.of("sh", "-c", line), ExecLimits.QUICK)
                    .text()
                    .strip();
        }
    }
}
