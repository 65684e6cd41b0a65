package dev.dyno.agent.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcFsTest {
    private final Path root;
    private final ProcFs procFs;

    ProcFsTest(@TempDir Path root) {
        this.root = root;
        this.procFs = new ProcFs(root);
    }

    @Test
    void memoryIsReadInBytes() throws IOException {
        put("proc/self/status", "Name:\tx\nVmPeak:\t 9 kB\nVmHWM:\t    300 kB\nVmRSS:\t    200 kB\n");
        put("proc/self/smaps_rollup", "00-ff ---p 0 00:00 0 [rollup]\nRss: 200 kB\nPss:                 100 kB\n");
        assertThat(procFs.peakResidentBytes()).isEqualTo(300 * 1024);
        assertThat(procFs.residentBytes()).isEqualTo(200 * 1024);
        assertThat(procFs.proportionalBytes()).isEqualTo(100 * 1024);
    }

    @Test
    void contextSwitchesAreThoseOfAllThreads() throws IOException {
        put("proc/self/task/1/status", "voluntary_ctxt_switches:\t3\nnonvoluntary_ctxt_switches:\t4\n");
        put("proc/self/task/2/status", "voluntary_ctxt_switches:\t10\nnonvoluntary_ctxt_switches:\t20\n");
        assertThat(procFs.contextSwitches()).isEqualTo(37);
    }

    @Test
    void waitingForDisksIsIdleAndGuestsAreNotCountedTwice() throws IOException {
        put("proc/stat", "cpu  10 1 5 100 50 2 2 4 10 1\ncpu0 1 1 1 1\n");
        assertThat(procFs.cpuTicks()).isEqualTo(new ProcFs.CpuTicks(174, 24));
    }

    @ParameterizedTest
    @CsvSource({"39600,39.6", "396,39.6", "39,39", "-7000,-7"})
    void temperaturesAreUnderstoodInWhateverScaleTheVendorWrites(String written, double celsius) throws IOException {
        put("sys/class/thermal/thermal_zone0/temp", written + "\n");
        assertThat(procFs.celsius()).isEqualTo(celsius);
    }

    @ParameterizedTest
    @CsvSource({"0", "-99900", "999999999", "junk"})
    void aTemperatureThatCannotBeIsAbsentAndNeverZero(String written) throws IOException {
        put("sys/class/thermal/thermal_zone0/temp", written + "\n");
        assertThatIOException().isThrownBy(procFs::celsius).withMessageContaining("thermal_zone");
    }

    @Test
    void theHottestZoneAndTheFastestProcessorCount() throws IOException {
        put("sys/class/thermal/thermal_zone0/temp", "41000");
        put("sys/class/thermal/thermal_zone1/temp", "52000");
        put("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "600000");
        put("sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "1800000");
        assertThat(procFs.celsius()).isEqualTo(52);
        assertThat(procFs.frequencyHertz()).isEqualTo(1.8e9);
    }

    @Test
    void theLowestCapOfAllProcessorsIsToldAsAShareOfWhatTheyCanDo() throws IOException {
        put("sys/devices/system/cpu/cpufreq/policy0/cpuinfo_max_freq", "1800000\n");
        put("sys/devices/system/cpu/cpufreq/policy0/scaling_max_freq", "1800000\n");
        put("sys/devices/system/cpu/cpufreq/policy4/cpuinfo_max_freq", "2400000\n");
        put("sys/devices/system/cpu/cpufreq/policy4/scaling_max_freq", "2400000\n");
        assertThat(procFs.frequencyCapShare()).isEqualTo(1);
        put("sys/devices/system/cpu/cpufreq/policy4/scaling_max_freq", "1800000\n");
        assertThat(procFs.frequencyCapShare()).isEqualTo(0.75);
    }

    @Test
    void withoutPoliciesEveryProcessorIsAskedForItsCap() throws IOException {
        put("sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "1000000\n");
        put("sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq", "500000\n");
        put("sys/devices/system/cpu/cpu1/cpufreq/scaling_max_freq", "100000\n");
        assertThat(procFs.frequencyCapShare()).isEqualTo(0.5);
    }

    @Test
    void aCapThatNobodyTellsIsAbsent() {
        assertThatIOException().isThrownBy(procFs::frequencyCapShare).withMessageContaining("scaling_max_freq");
    }

    @Test
    void whatIsMissingSaysWhatIsMissing() {
        Reading reading = Probes.reading("B", "gauge", "x", procFs::proportionalBytes);
        assertThat(reading.unavailable()).contains("the device has no").contains("smaps_rollup");
        assertThat(reading.value()).isNaN();
    }

    @Test
    void theForeignShareIsWhatTheProcessDidNotUse() throws IOException {
        FakePlatform platform = new FakePlatform();
        WindowCounters counters = new WindowCounters(platform, procFs);
        put("proc/stat", "cpu  1000 0 0 1000 0 0 0 0\n");
        counters.begin(0);
        put("proc/stat", "cpu  1080 0 0 1120 0 0 0 0\n");
        platform.processCpuNanos = 500_000_000; // 50 of the 80 busy ticks
        platform.advance(1_000_000_000);
        Map<String, Reading> readings = counters.end(4_000_000);

        assertThat(value(readings, Readings.CPU_FOREIGN_SHARE)).isEqualTo(0.15);
        assertThat(value(readings, Readings.CPU_TIME)).isEqualTo(0.5);
        assertThat(value(readings, Readings.TELEMETRY_CPU_SHARE)).isEqualTo(0.004);
    }

    @Test
    void powerIsTheEnergyOfTheWindowOverItsTime() throws IOException {
        FakePlatform platform = new FakePlatform();
        WindowCounters counters = new WindowCounters(platform, procFs);
        put("sys/class/powercap/intel-rapl:0/energy_uj", "1000000\n");
        counters.begin(0);
        put("sys/class/powercap/intel-rapl:0/energy_uj", "7000000\n");
        platform.advance(2_000_000_000L);
        assertThat(value(counters.end(0), Readings.POWER)).isEqualTo(3);
    }

    @Test
    void withoutAnythingEveryReadingIsThereAndSaysWhyItIsNot() {
        FakePlatform platform = new FakePlatform();
        platform.processCpuNanos = Platform.UNKNOWN;
        platform.allocatedBytes = Platform.UNKNOWN;
        WindowCounters counters = new WindowCounters(platform, procFs);
        counters.begin(Platform.UNKNOWN);
        Map<String, Reading> readings = counters.end(Platform.UNKNOWN);
        assertThat(readings)
                .containsOnlyKeys(
                        Readings.ALLOCATED_BYTES,
                        Readings.CPU_TIME,
                        Readings.CPU_FOREIGN_SHARE,
                        Readings.CONTEXT_SWITCHES,
                        Readings.TELEMETRY_CPU_SHARE,
                        Readings.POWER,
                        Readings.TEMPERATURE);
        assertThat(readings.values())
                .allSatisfy(reading -> assertThat(reading.unavailable()).isNotBlank());
    }

    private static double value(Map<String, Reading> readings, String name) {
        Reading reading = readings.get(name);
        assertThat(reading).isNotNull();
        return reading == null ? Double.NaN : reading.value();
    }

    private void put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
