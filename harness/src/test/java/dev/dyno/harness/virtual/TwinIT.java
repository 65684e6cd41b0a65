package dev.dyno.harness.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.harness.device.JavaImage;
import dev.dyno.harness.processes.Processes;
import dev.dyno.harness.virtual.live.LiveTwin;
import dev.dyno.harness.virtual.live.Switches;
import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twins beside a real virtual phone and board, reached by a real adb. */
@Tag("quiet")
@Timeout(180)
class TwinIT {
    private static final String BATTERY = "/sys/class/power_supply/battery/";
    /** Works on one core until somebody removes the file. */
    private static final String WORK = ": >/data/work; while [ -e /data/work ]; do :; done";
    /** A phone that is hot within seconds, and then left with a quarter of its frequency. */
    private static final String HOT = """
            schema: dyno/twin/v1
            name: hot
            kind: phone
            idle: { power: 600 mW }
            cores: { frequency: 2 GHz, switching: 3 W }
            battery: { capacity: 4500 mAh, sag: 90 mV }
            heat: { die: { rise: 6 C, time: 1 s }, skin: { rise: 40 C, time: 30 s } }
            throttling: { steps: [{ above: 51 C, below: 49.5 C, frequency: 25 %, status: severe }] }
            gauge: { period: 250 ms, step: 1 mA, noise: 1 mA }
            """;

    private VirtualLab lab;
    private String adbPort;

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private VirtualLab.Device phone;

    @BeforeEach
    void start(@TempDir Path temp) {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        Path parts = Path.of("target", "virtual").toAbsolutePath();
        JavaImage java = JavaImage.of(Path.of(System.getProperty("java.home")), parts.resolve("java"));
        lab = new VirtualLab(temp.resolve("lab"), parts, java);
        adbPort = Integer.toString(LoopbackPort.free());
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        if (lab == null) {
            return;
        }
        lab.down();
        new ProcessBuilder("adb", "-P", adbPort, "kill-server").start().waitFor();
        assertThat(Processes.of(lab.folder())).as("processes left behind").isEmpty();
        assertThat(lab.folder()).doesNotExist();
        assertThat(groups).allMatch(group -> !Files.exists(Path.of(group)), "is gone");
    }

    private List<String> groups = List.of();

    private void up(int phones, int boards, TwinChoice twins) throws IOException, InterruptedException {
        List<VirtualLab.Device> devices = lab.up(phones, boards, twins, device -> {});
        phone = devices.get(0);
        if (phones > 0) {
            run("adb", "-P", adbPort, "connect", phone.address());
        }
        Path group = folder("phone-1").resolve("group");
        groups = Files.exists(group) ? Files.readAllLines(group) : List.of();
    }

    private Path folder(String device) {
        return lab.folder().resolve(device);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private String shell(String script) throws IOException, InterruptedException {
        return run("adb", "-P", adbPort, "-s", phone.address(), "shell", script);
    }

    private Process work() throws IOException {
        return new ProcessBuilder("adb", "-P", adbPort, "-s", phone.address(), "shell", WORK)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void rest(Process work) throws IOException, InterruptedException {
        shell("rm -f /data/work");
        assertThat(work.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** One of the numbers in the last row of the truth. */
    private double truth(String device, String column) throws IOException {
        List<String> rows = Files.readAllLines(folder(device).resolve(LiveTwin.TRUTH));
        int index = List.of(rows.get(0).split(",", -1)).indexOf(column);
        return Double.parseDouble(rows.get(rows.size() - 1).split(",", -1)[index]);
    }

    private long shown(String file) throws IOException {
        Path path = Path.of("/proc", Pod.pid(folder("phone-1")), "root", file);
        return Long.parseLong(Files.readString(path).strip());
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits as long as the whole test may. */
    private static void await(Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(50);
        }
    }

    @Test
    void workCostsPowerAndHeatUntilItIsReallySlowedDown() throws IOException, InterruptedException {
        up(1, 0, TwinChoice.USUAL.with(HOT, TwinFiles.parse(HOT, Path.of("hot.yaml")), Optional.empty()));
        await(() -> shown(BATTERY + "current_now") > -250_000);
        long cool = shown("/sys/class/thermal/thermal_zone2/temp");
        Process work = work();
        try {
            await(() -> shown(BATTERY + "current_now") < -300_000);
            await(() -> shown("/sys/class/thermal/thermal_zone2/temp") > cool);
            // However little of a busy machine it gets, it gets hot in warm enough air.
            lab.change("phone-1", ambient(60));
            await(() -> truth("phone-1", "share") < 1);
            await(() -> shown("/sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq") == 500_000);
            assertThat(shell("dumpsys thermalservice")).contains("Thermal Status: 3", "mName=skin, mStatus=3");
            Thread.sleep(1_000);
            double seconds = truth("phone-1", "core_seconds");
            long start = System.nanoTime();
            Thread.sleep(3_000);
            double cores = (truth("phone-1", "core_seconds") - seconds) / ((System.nanoTime() - start) / 1e9);
            assertThat(cores).as("share of a core that is left").isLessThan(0.33);
            lab.change("phone-1", ambient(-20));
            await(() -> truth("phone-1", "share") == 1);
        } finally {
            rest(work);
        }
        await(() -> shown(BATTERY + "current_now") > -250_000);
    }

    private static Switches ambient(double celsius) {
        return new Switches(
                OptionalDouble.empty(), Optional.empty(), OptionalDouble.of(celsius), OptionalDouble.empty());
    }

    @Test
    void whatItShowsAddsUpToTheTruth() throws IOException, InterruptedException {
        up(1, 0, TwinChoice.USUAL);
        double begin = truth("phone-1", "joules");
        double joules = 0;
        long last = System.nanoTime();
        Optional<Process> work = Optional.empty();
        for (int i = 0; i < 500; i++) {
            if (i == 100) {
                work = Optional.of(work());
            } else if (i == 400) {
                rest(work.orElseThrow());
            }
            Thread.sleep(20);
            long now = System.nanoTime();
            joules +=
                    -shown(BATTERY + "current_now") * 1e-6 * shown(BATTERY + "voltage_now") * 1e-6 * (now - last) / 1e9;
            last = now;
        }
        double truth = truth("phone-1", "joules") - begin;
        assertThat(joules).isCloseTo(truth, within(0.04 * truth));
    }

    @Test
    void readingsFailAsTheyAreTold() throws IOException, InterruptedException {
        up(1, 0, TwinChoice.USUAL);
        change(Faults.Reading.BROKEN);
        await(() -> shell("cat " + BATTERY + "current_now").contains("Input/output error"));
        assertThat(shell("cat " + BATTERY + "uevent")).doesNotContain("CURRENT_NOW");
        change(Faults.Reading.ERROR_NUMBER);
        await(() -> shell("cat " + BATTERY + "current_now").strip().equals("-22"));
        change(Faults.Reading.HANGS);
        await(() -> shell("[ -p " + BATTERY + "current_now ] && echo pipe").contains("pipe"));
        assertThat(shell("dumpsys battery")).as("does not read it").contains("level: 79");
        change(Faults.Reading.FINE);
        await(() -> shell("[ -f " + BATTERY + "current_now ] && cat " + BATTERY + "current_now")
                .strip()
                .matches("-[0-9]{5,7}"));
        lab.change(
                "phone-1",
                new Switches(OptionalDouble.of(2), Optional.empty(), OptionalDouble.empty(), OptionalDouble.of(0.31)));
        await(() -> shell("dumpsys battery").contains("level: 31"));
        await(() -> shown(BATTERY + "current_now") > 1_000_000);
        assertThat(shell("dumpsys battery")).contains("USB powered: true", "status: 2");
    }

    private void change(Faults.Reading reading) {
        lab.change(
                "phone-1",
                new Switches(
                        OptionalDouble.empty(), Optional.of(reading), OptionalDouble.empty(), OptionalDouble.empty()));
    }

    @Test
    void aFakedUnplugIsToldAndChangesNothingTrue() throws IOException, InterruptedException {
        up(1, 0, TwinChoice.USUAL);
        shell("dumpsys battery set level 5; dumpsys battery set usb 1; dumpsys battery unplug");
        assertThat(shell("dumpsys battery")).contains("UPDATES STOPPED", "level: 5", "USB powered: false");
        assertThat(shown(BATTERY + "capacity")).isIn(79L, 80L); // of 80 %, as it discharges
        shell("dumpsys battery reset");
        assertThat(shell("dumpsys battery")).doesNotContain("UPDATES STOPPED").containsPattern("level: (79|80)");
    }

    @Test
    void itGoesOnAfterARestartAndEndsWithTheDevice() throws IOException, InterruptedException {
        up(1, 0, TwinChoice.USUAL);
        String before = Pod.pid(folder("phone-1"));
        double joules = truth("phone-1", "joules");
        shell("reboot");
        TwinFolder files = new TwinFolder(folder("phone-1"));
        await(() -> !Pod.pid(folder("phone-1")).equals(before) && files.shown());
        assertThat(truth("phone-1", "joules")).isGreaterThan(joules);

        RunningDevice.load(folder("phone-1")).end();
        Leader keeper = Leader.load(lab.folder().resolve("keeper")).orElseThrow();
        await(() -> !keeper.alive());
    }

    @Test
    void aBoardShowsItsPowerMonitorAndADeviceMayHaveNoTwin() throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualLab.mayMakeBoards(), "needs root");
        String counter = TwinFiles.text("board-counter");
        up(1, 1, TwinChoice.OFF.with(counter, TwinFiles.shipped("board-counter"), Optional.of("board-1")));
        assertThat(lab.devices()).extracting(VirtualLab.Device::twin).containsExactly("off", "board-counter");
        Path sys = Path.of("/proc", Pod.pid(folder("board-1")), "root/sys/class");
        double first = Double.parseDouble(
                Files.readString(sys.resolve("powercap/intel-rapl:0/energy_uj")).strip());
        await(() -> Double.parseDouble(Files.readString(sys.resolve("powercap/intel-rapl:0/energy_uj"))
                        .strip())
                > first);
        assertThat(folder("phone-1").resolve(LiveTwin.TRUTH)).doesNotExist();
        try (DirectoryStream<Path> monitor = Files.newDirectoryStream(sys.resolve("hwmon/hwmon0"))) {
            assertThat(monitor)
                    .extracting(file -> file.getFileName().toString())
                    .contains("power1_input", "in1_input");
        }
    }
}
