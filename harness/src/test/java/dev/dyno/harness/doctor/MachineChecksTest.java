package dev.dyno.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dyno.harness.doctor.Finding.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
    private Path root;

    @BeforeEach
    void bare(@TempDir Path folder) {
        root = folder;
    }

    @Test
    void whatABareMachineLacksIsAbsentNotWrong() {
        assertThat(new MachineChecks(root).run())
                .filteredOn(finding -> !finding.check().equals("clock"))
                .extracting(Finding::check, Finding::state)
                .contains(
                        tuple("cpu governor", State.ABSENT),
                        tuple("temperature", State.ABSENT),
                        tuple("power", State.ABSENT),
                        tuple("cpu quota", State.OK));
    }

    @Test
    void aGovernorThatChangesFrequenciesIsAWarningWithItsCommand() {
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        assertThat(find("cpu governor").state()).isEqualTo(State.OK);

        write("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
        assertThat(find("cpu governor").state()).isEqualTo(State.WARNING);
        assertThat(find("cpu governor").found()).isEqualTo("performance, powersave");
        assertThat(find("cpu governor").cure()).contains("cpupower");
    }

    @Test
    void aQuotaOfEitherControlGroupVersionIsFound() {
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        assertThat(find("cpu quota").state()).isEqualTo(State.OK);

        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n");
        assertThat(find("cpu quota").found()).contains("0.50 processors");

        write("proc/self/cgroup", "0::/box\n");
        write("sys/fs/cgroup/box/cpu.max", "150000 100000\n");
        assertThat(find("cpu quota").found()).contains("1.50 processors");
    }

    @Test
    void aSlowClockSourceIsAWarning() {
        write("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
        assertThat(find("clock source").state()).isEqualTo(State.WARNING);

        write("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        assertThat(find("clock source").state()).isEqualTo(State.OK);
    }

    @Test
    void littleFreeMemoryIsAWarning() {
        write("proc/meminfo", "MemTotal: 9000000 kB\nMemAvailable:     900000 kB\n");
        assertThat(find("memory"))
                .isEqualTo(Finding.warning(
                        "memory", "878 MiB available", find("memory").cure()));
    }

    @Test
    void sensorsAreFoundWhereTheyAre() {
        write("sys/class/thermal/thermal_zone0/temp", "45000\n");
        write("sys/class/powercap/intel-rapl:0/energy_uj", "1\n");
        assertThat(find("temperature").state()).isEqualTo(State.OK);
        assertThat(find("power").found()).isEqualTo("intel-rapl:0");
    }

    @Test
    void backgroundLoadIsTheShareOfTimeThatWasNotIdle() {
        write("proc/stat", "cpu  100 0 0 1000 0 0 0 0 0 0\n");
        Finding busy = new LoadCheck(root, () -> write("proc/stat", "cpu  130 0 0 1070 0 0 0 0 0 0\n")).run();
        assertThat(busy.state()).isEqualTo(State.WARNING);
        assertThat(busy.found()).startsWith("30 %");

        write("proc/stat", "cpu  100 0 0 1000 0 0 0 0 0 0\n");
        Finding quiet = new LoadCheck(root, () -> write("proc/stat", "cpu  101 0 0 1090 9 0 0 0 0 0\n")).run();
        assertThat(quiet.state()).isEqualTo(State.OK);
    }

    @Test
    void aProblemWithoutACureIsNoFinding() {
        assertThatThrownBy(() -> Finding.failed("x", "broken", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private Finding find(String check) {
        return new MachineChecks(root)
                .run().stream()
                        .filter(finding -> finding.check().equals(check))
                        .findFirst()
                        .orElseThrow();
    }

    private void write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
