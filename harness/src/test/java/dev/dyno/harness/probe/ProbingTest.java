package dev.dyno.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Provenance.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbingTest {
    private static final String BATTERY = "dumpsys battery";
    private static final String SUPPLY = "/sys/class/power_supply/battery/";

    private final Device device = new Device();

    @Test
    void aDeviceThatOffersNothingHasAReasonForEverything() {
        assertThat(device.readings().values())
                .hasSizeGreaterThan(25)
                .allSatisfy(reading ->
                        assertThat(reading.available()).as(reading.name()).isFalse());
        assertThat(device.read("battery.level")).isEqualTo("unavailable: there is no dumpsys here");
        assertThat(device.read("memory.total")).isEqualTo("unavailable: there is no such file here");
    }

    @Test
    void theBatteryServiceIsReadByItsKeys() {
        device.with(BATTERY, Texts.BATTERY.replace("  status", "  some vendor line: 7\r\n  status"));

        assertThat(device.read("battery.level")).isEqualTo("0.68 1");
        assertThat(device.read("battery.status")).isEqualTo("charging");
        assertThat(device.read("battery.voltage")).isEqualTo("4.123 V");
        assertThat(device.read("battery.temperature")).isEqualTo("27.3 Cel");
        assertThat(device.read("battery.charge")).isEqualTo("9901.8 A.s");
        assertThat(device.read("android_battery.plugged")).isEqualTo("usb");
        assertThat(device.readings().get("battery.level"))
                .isEqualTo(new Reading(
                        "battery.level",
                        new Value.Amount(
                                new dev.dyno.results.metric.Quantity(0.68, dev.dyno.results.metric.Unit.RATIO),
                                Kind.GAUGE),
                        BATTERY,
                        java.time.Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "level: 68, level: 680, battery.level, cannot be true",
        "scale: 100, scale: 0, battery.level, its scale is not known",
        "status: 2, status: 9, battery.status, no known state",
        "voltage: 4123, voltage: 0, battery.voltage, cannot be true",
        "voltage: 4123, voltage: 41, battery.voltage, cannot be true",
        "temperature: 273, temperature: 0, battery.temperature, absent sensor",
        "temperature: 273, temperature: -22, battery.temperature, EINVAL",
        "temperature: 273, temperature: NaN, battery.temperature, no number",
        "Charge counter: 2750500, Charge counter: 0, battery.charge, cannot be true",
        "Charge counter: 2750500, Charge counter: -22, battery.charge, EINVAL",
        "present: true, present: false, battery.level, no battery is present",
        "state:, state:\u00a7  (UPDATES STOPPED -- use 'reset' to restart), battery.level, updates are stopped",
    })
    void whatTheBatteryServiceCannotMeanIsNotBelieved(String was, String is, String name, String why) {
        device.with(BATTERY, Texts.BATTERY.replace(was, is.replace("\u00a7", "\n")));

        assertThat(device.read(name)).startsWith("unavailable: ").contains(why);
    }

    @Test
    void theHardwareCountsAndNotTheCache() {
        device.with("dumpsys thermalservice", Texts.THERMAL);

        assertThat(device.read("thermal.status")).isEqualTo("light");
        assertThat(device.read("temperature.cpu")).isEqualTo("41.25 Cel");
        assertThat(device.read("thermalservice.cpu.cpu_little")).isEqualTo("38.100002 Cel");
        assertThat(device.read("temperature.gpu")).contains("reads 0, as an absent sensor");
        assertThat(device.read("temperature.skin")).contains("'NaN'");
        assertThat(device.read("thermalservice.modem.modem_pa")).contains("-99.9");
        assertThat(device.read("thermalservice.cpu.soc")).contains("is no temperature");
        String cut = Texts.THERMAL.substring(0, Texts.THERMAL.indexOf("HAL Ready"));
        assertThat(device.with("dumpsys thermalservice", cut).read("thermalservice.temperatures"))
                .contains("no temperatures of the hardware's own");
        assertThat(device.with("dumpsys thermalservice", cut + "HAL Ready: false\n")
                        .readings()
                        .get("temperature.cpu"))
                .extracting(Reading::source)
                .isEqualTo("dumpsys thermalservice (cached)");
        assertThat(device.with("dumpsys thermalservice", Texts.THERMAL.replace("Override: false", "Override: true"))
                        .read("thermal.status"))
                .contains("overridden");
    }

    @Test
    void typesThatAVendorCountsFromOneAreToldByTheNames() {
        device.with("dumpsys thermalservice", """
                Thermal Status: 0
                HAL Ready: true
                Current temperatures from HAL:
                \tTemperature{mValue=24.0, mType=1, mName=TYPE_CPU, mStatus=0}
                \tTemperature{mValue=31.0, mType=2, mName=AP2, mStatus=0}
                \tTemperature{mValue=25.5, mType=4, mName=TYPE_SKIN, mStatus=0}
                end
                """);

        assertThat(device.read("thermalservice.gpu.ap2")).isEqualTo("31.0 Cel");
        assertThat(device.read("temperature.skin")).isEqualTo("25.5 Cel");
    }

    @Test
    void aPowerChipThatOnlyWatchesForAnAlarmMeasuresNothing() {
        device.with("/sys/class/thermal/thermal_zone3/type", "pm7325_tz\n")
                .with("/sys/class/thermal/thermal_zone3/temp", "37000\n")
                .with("/sys/class/thermal/thermal_zone4/type", "pm7325_tz\n")
                .with("/sys/class/thermal/thermal_zone4/temp", "36999\n")
                .with("sensors", "pmc8380_3_thermal-virtual-0\ntemp1: +37.0 C\n\ncpu0-virtual-0\ntemp1: +37.0 C\n");

        assertThat(device.read("thermal_zone.other.zone3_pm7325_tz")).contains("only watches for an alarm");
        assertThat(device.read("thermal_zone.other.zone4_pm7325_tz")).isEqualTo("36.999 Cel");
        assertThat(device.read("sensors.other.pmc8380_3_thermal.temp1")).contains("only watches for an alarm");
        assertThat(device.read("sensors.cpu.cpu0.temp1")).isEqualTo("37.0 Cel");
    }

    @ParameterizedTest
    @CsvSource({
        "49925, 49.925 Cel",
        "48, 48.0 Cel",
        "285, 28.5 Cel",
        "'41000\r\n', 41.0 Cel",
        "-22, EINVAL",
        "-5, EIO",
        "0, absent sensor",
        "-44000, no working sensor",
        "-274000, no working sensor",
        "1200, tenths or thousandths",
        "'', it is empty",
        "enabled, no number",
        "4e4, no number"
    })
    void zonesAreReadAtTheScaleThatMakesSense(String raw, String expected) {
        device.with("/sys/class/thermal/thermal_zone3/type", "cpu-1-0\n")
                .with("/sys/class/thermal/thermal_zone3/temp", raw)
                .without("/sys/class/thermal/thermal_zone4/temp", "Permission denied");

        assertThat(device.read("thermal_zone.cpu.zone3_cpu_1_0")).contains(expected);
        assertThat(device.read("thermal_zone.other.thermal_zone4")).isEqualTo("unavailable: Permission denied");
    }

    @ParameterizedTest
    @CsvSource({
        "412000, Discharging, -0.412 A",
        "-412000, Discharging, -0.412 A",
        "412, Discharging, -0.412 A",
        "-1500000, Charging, 1.5 A",
        "0, Full, 0.0 A",
        "0, Discharging, reads 0 while discharging",
        "7000, Discharging, mA or µA",
        "-22, Discharging, EINVAL",
        "412000, Unknown, direction is not known",
        "412000, Full, direction is not known",
        "99000000, Charging, cannot be true",
    })
    void currentsHaveTheSignOfTheStatusAndTheScaleThatMakesSense(String raw, String status, String expected) {
        device.with(SUPPLY + "type", "Battery\n")
                .with(SUPPLY + "status", status)
                .with(SUPPLY + "current_now", raw + "\n");

        assertThat(device.read("battery.current")).contains(expected);
    }

    @Test
    void aSupplyIsReadFromItsFilesOrItsSummary() {
        device.with(SUPPLY + "uevent", Texts.UEVENT)
                .with(SUPPLY + "capacity", "67\n")
                .without(SUPPLY + "voltage_now", "Input/output error")
                .with("/sys/class/power_supply/usb/online", "1\n")
                .with("/sys/class/power_supply/usb/type", "USB\n");

        assertThat(device.read("battery.level")).isEqualTo("0.67 1");
        assertThat(device.read("battery.voltage")).isEqualTo("3.854 V");
        assertThat(device.read("battery.current")).isEqualTo("-0.412 A");
        assertThat(device.read("battery.temperature")).isEqualTo("27.3 Cel");
        assertThat(device.read("battery.charge")).isEqualTo("9901.8 A.s");
        assertThat(device.read("power_supply.usb.online")).isEqualTo("yes");
        assertThat(device.with(SUPPLY + "uevent", Texts.UEVENT.replace("3854000", "3854"))
                        .read("battery.voltage"))
                .isEqualTo("3.854 V");
    }

    @Test
    void memoryIsInItsUnit() {
        device.with("/proc/meminfo", Texts.MEMINFO.replace("MemFree:          301244 kB", "MemFree: 301244"));

        assertThat(device.read("memory.total")).isEqualTo(5795428.0 * 1024 + " B");
        assertThat(device.read("memory.swap_total")).isEqualTo("0.0 B");
        assertThat(device.read("memory.free")).contains("without its unit");
        assertThat(device.with("/proc/meminfo", Texts.MEMINFO.replace("MemAvailable", "x"))
                        .read("memory.available"))
                .contains("there is no 'MemAvailable'");
    }

    @Test
    void clocksAndTheirCapsAreInHertz() {
        String cpu = "/sys/devices/system/cpu/";
        device.with(cpu + "cpu0/cpufreq/scaling_cur_freq", "1800000\n")
                .with(cpu + "cpu0/cpufreq/scaling_max_freq", "1200000\n")
                .with(cpu + "cpu0/cpufreq/cpuinfo_max_freq", "2400000\n")
                .with(cpu + "cpu0/cpufreq/scaling_governor", "schedutil\n")
                .with(cpu + "cpu1/cpufreq/scaling_cur_freq", "<unknown>\n")
                .with(cpu + "online", "0-3,6\n");

        assertThat(device.read("cpu.cpu0.frequency")).isEqualTo("1.8E9 Hz");
        assertThat(device.read("cpu.cpu0.cap_share")).isEqualTo("0.5 1");
        assertThat(device.read("cpu.cpu0.governor")).isEqualTo("schedutil");
        assertThat(device.read("cpu.cpu1.frequency")).contains("<unknown>");
        assertThat(device.read("cpu.online")).isEqualTo("5.0 count");
        device.with(cpu + "cpufreq/policy0/scaling_cur_freq", "900000\n");
        assertThat(device.readings()).containsKey("cpu.policy0.frequency").doesNotContainKey("cpu.cpu0.frequency");
    }

    @Test
    void loadAndPressureAreRead() {
        device.with("/proc/loadavg", "0.25 1.50 2.00 1/345 678\n").with("/proc/pressure/cpu", Texts.PRESSURE);

        assertThat(device.read("load.average_5min")).isEqualTo("1.5 count");
        assertThat(device.read("pressure.cpu.some")).isEqualTo("0.1127 1");
        assertThat(device.read("pressure.cpu.some_total")).isEqualTo("2.5 s");
        assertThat(device.value("pressure.cpu.some_total"))
                .isInstanceOfSatisfying(
                        Value.Amount.class, n -> assertThat(n.kind()).isEqualTo(Kind.COUNTER));
        assertThat(device.read("pressure.io.some")).contains("keeps no account");
        assertThat(device.with("/proc/loadavg", "0.25 1.5").read("load.average_5min"))
                .contains("cut off");
    }

    @Test
    void hardwareMonitorsAreReadByTheirLabels() {
        String chip = "/sys/class/hwmon/hwmon2/";
        device.with(chip + "name", "ina3221\n")
                .with(chip + "in1_label", "VDD_IN\n")
                .with(chip + "in1_input", "5040\n")
                .with(chip + "curr1_input", "812\n")
                .with(chip + "in2_label", "NC\n")
                .with(chip + "in2_input", "0\n")
                .with(chip + "power1_input", "4092480\n")
                .with(chip + "temp1_input", "38250\n")
                .with(chip + "temp2_input", "38250\n")
                .with(chip + "temp2_fault", "1\n")
                .without(chip + "temp3_input", "No data available")
                .with(chip + "temp4_input", "0\n")
                .with(chip + "energy1_input", "123456789\n");

        assertThat(device.read("hwmon.voltage.ina3221.vdd_in")).isEqualTo("5.04 V");
        assertThat(device.read("hwmon.current.ina3221.vdd_in")).isEqualTo("0.812 A");
        assertThat(device.read("hwmon.power.ina3221.power1")).isEqualTo("4.09248 W");
        assertThat(device.read("hwmon.energy.ina3221.energy1")).isEqualTo("123.456789 J");
        assertThat(device.read("hwmon.voltage.ina3221.nc")).contains("nothing is connected");
        assertThat(device.read("hwmon.other.ina3221.temp1")).isEqualTo("38.25 Cel");
        assertThat(device.read("hwmon.other.ina3221.temp2")).contains("fault");
        assertThat(device.read("hwmon.other.ina3221.temp3")).isEqualTo("unavailable: No data available");
        assertThat(device.read("hwmon.other.ina3221.temp4")).contains("absent sensor");
    }

    @Test
    void energyCountersNameTheirZoneAndWhereTheyWrap() {
        String rapl = "/sys/class/powercap/intel-rapl:0";
        device.with(rapl + "/name", "package-0\n")
                .with(rapl + "/energy_uj", "240422366267\n")
                .with(rapl + "/max_energy_range_uj", "262143328850\n")
                .with(rapl + ":0/name", "core\n")
                .without(rapl + ":0/energy_uj", "Permission denied")
                .with("/sys/class/powercap/intel-rapl:1/energy_uj", "9\n")
                .with("/sys/class/powercap/intel-rapl:1/max_energy_range_uj", "8\n");

        assertThat(device.read("rapl.package_0.energy")).isEqualTo("240422.366267 J");
        assertThat(device.read("rapl.package_0.wraps_at")).isEqualTo("262143.32885 J");
        assertThat(device.read("rapl.package_0.core.energy")).contains("only root");
        assertThat(device.read("rapl.intel_rapl_1.energy")).contains("wraps");
    }

    @Test
    void graphicsProcessorsAreReadWhateverTheirVersionCallsThings() {
        device.with("nvidia-smi -q -x", Texts.NVIDIA);

        assertThat(device.read("nvidia.0.temperature")).isEqualTo("44.0 Cel");
        assertThat(device.read("nvidia.0.power")).isEqualTo("31.25 W");
        assertThat(device.read("nvidia.0.power_limit")).isEqualTo("200.0 W");
        assertThat(device.read("nvidia.0.sm_clock")).isEqualTo("1.41E9 Hz");
        assertThat(device.read("nvidia.0.memory_used")).isEqualTo(512.0 * 1024 * 1024 + " B");
        assertThat(device.read("nvidia.0.busy")).isEqualTo("unavailable: it reads 'N/A'");
        assertThat(device.read("nvidia.0.throttled")).isEqualTo("sw power cap");
        String trick = Texts.NVIDIA
                .replace("SYSTEM \"nvsmi_device_v12.dtd\"", "[<!ENTITY x SYSTEM \"file:///etc/hostname\">]")
                .replace("44 C", "&x;");
        assertThat(device.with("nvidia-smi -q -x", trick).read("nvidia.gpus")).startsWith("unavailable");
    }

    @Test
    void theRaspberrysFirmwareIsRead() {
        device.with("vcgencmd get_throttled", "throttled=0x50005\n")
                .with("vcgencmd measure_temp", "temp=48.3'C\n")
                .with("vcgencmd measure_clock arm", "frequency(48)=1500398464\n")
                .with("vcgencmd pmic_read_adc", """
                         VDD_CORE_A current(7)=2.00000000A
                         VDD_CORE_V volt(15)=0.75000000V
                         3V3_SYS_A current(1)=0.10000000A
                        """);

        assertThat(device.read("raspberry.throttled")).isEqualTo("under-voltage now, throttled now");
        assertThat(device.read("raspberry.temperature")).isEqualTo("48.3 Cel");
        assertThat(device.read("raspberry.arm_clock")).isEqualTo("1.500398464E9 Hz");
        assertThat(device.value("raspberry.power")).isInstanceOfSatisfying(Value.Amount.class, power -> {
            assertThat(power.kind()).isEqualTo(Kind.MODELLED);
            assertThat(power.quantity().value()).isEqualTo(1.1451 * 1.5 + 0.5879);
        });
        assertThat(device.with("vcgencmd get_throttled", "throttled=0x80000001").read("raspberry.throttled"))
                .contains("answered with an error");
    }

    @Test
    void sensorsAndWakefulnessAreRead() {
        device.with("sensors", Texts.SENSORS)
                .with("dumpsys power", "POWER MANAGER\n  mWakefulness=Dozing\n  mStayOn=x\n");

        assertThat(device.read("temperature.cpu")).isEqualTo("51.0 Cel");
        assertThat(device.read("sensors.current.bat0.curr1")).isEqualTo("0.845 A");
        assertThat(device.read("sensors.other.bat0.bogus")).contains("'N/A'");
        assertThat(device.read("screen.wakefulness")).isEqualTo("dozing");
    }

    @Test
    void whatASimulatedDeviceSaysIsSimulated() {
        device.with("getprop", "[ro.kernel.qemu]: [1]\n[ro.product.model]: [Virtual]\n")
                .with(BATTERY, Texts.BATTERY);

        assertThat(device.read("device.simulated")).isEqualTo("yes");
        assertThat(device.readings().values()).allSatisfy(reading -> {
            if (reading.value() instanceof Value.Amount number) {
                assertThat(number.kind()).isEqualTo(Kind.SIMULATED);
            }
        });
    }
}
