package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceProfilerTest {
    private final Path root;

    DeviceProfilerTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void thisMachineIsDescribed() {
        Lab.Entry entry = new Lab.Entry("desk", "local", Map.of("work-folder", root.toString(), "label", "rack 3"));
        try (DeviceSession session = new LocalTransport(Map.of()).open(entry)) {
            DeviceProfile profile = new DeviceProfiler().profile(session, entry);
            assertThat(profile.name()).isEqualTo("desk");
            assertThat(profile.os()).isEqualTo("linux");
            assertThat(profile.build()).contains(System.getProperty("os.version"));
            assertThat(profile.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(profile.soc()).isNotBlank();
            assertThat(profile.abi()).doesNotContain("amd64");
            assertThat(profile.facts())
                    .containsEntry("label", "rack 3")
                    .containsKeys("java", "cpu.quota", "cpu.governor");
        }
    }

    @Test
    void aDeviceDescribesItselfThroughItsShell() {
        Lab.Entry entry = new Lab.Entry("board", "pigeon", Map.of("label", "rack 4", "java", "/opt/java"));
        Lab.Entry local = new Lab.Entry("desk", "local", Map.of("work-folder", root.toString()));
        try (DeviceSession session = new LocalTransport(Map.of()).open(local)) {
            DeviceProfile own = new DeviceProfiler().profile(session, local);
            DeviceProfile told = new DeviceProfiler().profile(session, entry);
            assertThat(told.name()).isEqualTo("board");
            assertThat(told.transport()).isEqualTo("pigeon");
            assertThat(told.os()).isEqualTo("linux");
            assertThat(told.abi()).isEqualTo(own.abi());
            assertThat(told.cores()).isEqualTo(own.cores());
            assertThat(told.memoryBytes()).isEqualTo(own.memoryBytes());
            assertThat(told.simulated()).isFalse();
            assertThat(told.facts())
                    .containsEntry("label", "rack 4")
                    .containsEntry("java", "/opt/java")
                    .containsKey("kernel");
        }
    }

    @Test
    void anAbsentSensorIsAbsentAndNotZero() {
        assertThat(DeviceProfiler.temperature(0.0)).startsWith("unavailable: ");
        assertThat(DeviceProfiler.temperature(Double.NaN)).startsWith("unavailable: ");
        assertThat(DeviceProfiler.temperature(41.5)).isEqualTo("gauge");
    }

    @Test
    void aMachineThatShowsNothingHasNoLimits() {
        assertThat(new LinuxFacts(root).read())
                .containsEntry("cpu.quota", "none")
                .containsEntry("container", "none seen")
                .containsEntry("cpu.governor", "unavailable: the kernel shows no frequency scaling");
    }

    @Test
    void theTightestQuotaOnTheWayUpCounts() throws IOException {
        write("proc/self/cgroup", "0::/a/b\n");
        write("sys/fs/cgroup/cpu.max", "max 100000\n");
        write("sys/fs/cgroup/a/cpu.max", "150000 100000\n");
        write("sys/fs/cgroup/a/b/cpu.max", "300000 100000\n");
        assertThat(new LinuxFacts(root).read()).containsEntry("cpu.quota", "1.50 cores");
    }

    @Test
    void theFirstVersionOfControlGroupsCountsToo() throws IOException {
        write("proc/self/cgroup", "4:memory:/\n2:cpu,cpuacct:/x\n0::/\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
        write("sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_quota_us", "-1\n");
        write(".dockerenv", "");
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
        assertThat(new LinuxFacts(root).read())
                .containsEntry("cpu.quota", "0.50 cores")
                .containsEntry("container", "docker")
                .containsEntry("cpu.governor", "powersave");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }
}
