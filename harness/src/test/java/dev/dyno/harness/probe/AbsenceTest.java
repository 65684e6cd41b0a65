package dev.dyno.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks like a value and is none: zeros of things that are not there, and numbers that lost their sign. */
class AbsenceTest {
    private static final String RAILS = "/sys/bus/iio/devices/iio:device0/energy_value";
    private static final String SMI = "nvidia-smi -q -x";

    private final Device device = new Device();

    @Test
    void nobodyKnowsWhetherASilentDeviceIsSimulated() {
        assertThat(device.read("device.simulated"))
                .isEqualTo("unavailable: neither getprop nor /etc/os-release tells what it is");
        assertThat(device.with("/etc/os-release", "ID=debian\n").read("device.simulated"))
                .isEqualTo("no");
    }

    @Test
    void aLevelOfNothingWithoutAVoltageIsNoBattery() {
        String empty = Texts.BATTERY.replace("level: 68", "level: 0");
        device.with("dumpsys battery", empty);
        assertThat(device.read("battery.level")).isEqualTo("0.0 1");

        device.with("dumpsys battery", empty.replace("voltage: 4123", "voltage: 0"));
        assertThat(device.read("battery.level"))
                .isEqualTo("unavailable: it reads 0 without a voltage, as where no battery is");
    }

    @ParameterizedTest
    @CsvSource({
        "/sys/class/hwmon/hwmon0/energy1_input, 18446744073709551594, hwmon.energy.hwmon0.energy1, EINVAL",
        "/sys/class/hwmon/hwmon0/energy1_input, 9223380000000000000, hwmon.energy.hwmon0.energy1, cannot be true",
        "/sys/class/hwmon/hwmon0/power1_input, 4294967295, hwmon.power.hwmon0.power1, EPERM",
        "/sys/class/powercap/intel-rapl:0/energy_uj, 18446744073709551615, rapl.intel_rapl_0.energy, EPERM",
        "/sys/class/powercap/intel-rapl:0/energy_uj, -5, rapl.intel_rapl_0.energy, EIO",
    })
    void countersThatLostTheirSignAreErrors(String file, String raw, String name, String why) {
        assertThat(device.with(file, raw + "\n").read(name))
                .startsWith("unavailable: ")
                .contains(why);
    }

    @Test
    void aCounterOfWhichNobodyKnowsWhereItWrapsIsStillRead() {
        device.with("/sys/class/powercap/intel-rapl:0/energy_uj", "12000000\n")
                .with("/sys/class/powercap/intel-rapl:0/max_energy_range_uj", "0\n");

        assertThat(device.read("rapl.intel_rapl_0.energy")).isEqualTo("12.0 J");
        assertThat(device.read("rapl.intel_rapl_0.wraps_at"))
                .isEqualTo("unavailable: it reads 0, which cannot be true (believed: 0.000001 to 1000000000000000 J)");
    }

    @Test
    void railsWithFurtherColumnsAreReadAndBrokenOnesNamed() {
        device.with(RAILS, Texts.RAILS.replace("4210000", "4210000, 344"));
        assertThat(device.read("rail.vsys_big.energy")).isEqualTo("4.21 J");
        assertThat(device.read("rail.energy")).isEqualTo("not there");

        device.with(RAILS, Texts.RAILS.replace("], 512", "]"));
        assertThat(device.read("rail.vsys_npu.energy")).isEqualTo("not there");
        assertThat(device.read("rail.energy"))
                .isEqualTo("unavailable: it reads 'CH1(T=120034)[VSYS_NPU]', which is no rail's energy");
    }

    @ParameterizedTest
    @CsvSource({
        "1410 MHz, 0 MHz, nvidia.0.sm_clock, off or lost",
        "31.25 W, 0.00 W, nvidia.0.power, off or lost",
        ">Active<, >N/A<, nvidia.0.throttled, no reasons",
        ">Active<, >Not Active<, nvidia.0.throttled, none",
    })
    void aLostProcessorDoesNotRestAtNothing(String was, String is, String name, String meaning) {
        String text = Texts.NVIDIA.replaceAll("(clocks_event_reason_\\w+>)Not Active<", "$1N/A<");

        assertThat(device.with(SMI, text.replace(was, is)).read(name)).contains(meaning);
    }

    @Test
    void ofTwoBatteriesThatWhichGivesPowerCounts() {
        for (String name : new String[] {"BAT0", "BAT1"}) {
            boolean gives = name.equals("BAT1");
            String folder = "/sys/class/power_supply/" + name + "/";
            device.with(folder + "type", "Battery\n")
                    .with(folder + "status", gives ? "Discharging\n" : "Not charging\n")
                    .with(folder + "power_now", gives ? "5064000\n" : "0\n");
        }

        assertThat(device.read("battery.power")).isEqualTo("-5.064 W");
    }
}
