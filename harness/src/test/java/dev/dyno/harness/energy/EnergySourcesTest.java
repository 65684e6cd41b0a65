package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.energy.EnergyChoice.Chosen;
import dev.dyno.harness.energy.EnergyChoice.None;
import dev.dyno.harness.probe.Device;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergySourcesTest {
    private static final String SUPPLY = "/sys/class/power_supply/battery/";
    private static final String RAPL = "/sys/class/powercap/intel-rapl:0";
    private static final String HWMON = "/sys/class/hwmon/hwmon1/";

    private final Device device = new Device();

    private Device phone(String status) {
        return device.with(SUPPLY + "type", "Battery\n")
                .with(SUPPLY + "status", status + "\n")
                .with(SUPPLY + "current_now", "-412000\n")
                .with(SUPPLY + "voltage_now", "3854000\n")
                .with(SUPPLY + "capacity", "68\n")
                .with("/sys/class/power_supply/usb/type", "USB\n")
                .with("/sys/class/power_supply/usb/online", "0\n");
    }

    private Device rails() {
        return device.with(
                "/sys/bus/iio/devices/iio:device1/energy_value", "t=349894\nCH3(T=349894)[S2M_VDD_CPUCL2], 30203502\n");
    }

    private EnergyChoice choice() {
        return EnergySources.of(device.answers(EnergySources.questions()));
    }

    private EnergySource chosen() {
        assertThat(choice()).isInstanceOf(Chosen.class);
        return ((Chosen) choice()).source();
    }

    @Test
    void aDeviceWithoutAnySourceSaysSo() {
        assertThat(choice())
                .isInstanceOfSatisfying(
                        None.class, none -> assertThat(none.reason()).contains("external meter"));
    }

    @Test
    void aPhonesGaugeIsFoundWithAllThatItTakesToBelieveIt() {
        phone("Discharging");

        assertThat(chosen().provenance().kind()).isEqualTo(Kind.GAUGE);
        assertThat(chosen().provenance().source()).contains(SUPPLY + "current_now x " + SUPPLY + "voltage_now");
        assertThat(chosen().watches())
                .extracting(Watch::name)
                .containsExactly("battery/current_now", "battery/voltage_now", "battery/status", "usb/online");
    }

    @ParameterizedTest
    @CsvSource({
        "Charging, charging",
        "Full, 'is full'",
        "Not charging, 'is not charging'",
        "Unknown, is not known",
    })
    void aPhoneThatDoesNotRunOnItsBatteryIsRefused(String status, String reason) {
        phone(status);

        assertThat(choice())
                .isInstanceOfSatisfying(
                        None.class, none -> assertThat(none.reason()).contains(reason));
    }

    @Test
    void anotherSupplyOrFakedUpdatesAreRefused() {
        phone("Discharging").with("/sys/class/power_supply/usb/online", "1\n");
        assertThat(((None) choice()).reason()).contains("another supply", "unplug");

        phone("Discharging")
                .with(
                        "dumpsys battery",
                        "Current Battery Service state:\n  (UPDATES STOPPED -- use 'reset' to restart)\n  status: 3\n");
        assertThat(((None) choice()).reason()).contains("may be faked", "dumpsys battery reset");
    }

    @Test
    void railsAreBetterThanTheGaugeAndStayUsableWhileCharging() {
        phone("Discharging");
        rails();
        assertThat(chosen().provenance().kind()).isEqualTo(Kind.COUNTER);
        assertThat(((Chosen) choice()).whyNotOthers()).anyMatch(why -> why.startsWith("battery gauge"));

        phone("Charging");
        assertThat(chosen().name()).contains("power rails");
        assertThat(((Chosen) choice()).whyNotOthers()).anyMatch(why -> why.contains("charging"));
    }

    @Test
    void aPackageCountsWithoutItsPartsAndTheRangeIsKnown() {
        device.with(RAPL + "/name", "package-0\n")
                .with(RAPL + "/energy_uj", "240422366267\n")
                .with(RAPL + "/max_energy_range_uj", "262143328850\n")
                .with(RAPL + ":0/name", "core\n")
                .with(RAPL + ":0/energy_uj", "118821284256\n")
                .with(RAPL + ":0/max_energy_range_uj", "262143328850\n");

        assertThat(chosen())
                .isEqualTo(new EnergyCounters(
                        Kind.COUNTER,
                        chosen().name(),
                        java.util.List.of(new EnergyCounters.Counter(RAPL + "/energy_uj", 262143.32885))));
    }

    @Test
    void aCounterThatIsDeniedIsNamedAndTheNextOneTaken() {
        device.with(RAPL + "/name", "package-0\n").without(RAPL + "/energy_uj", "Permission denied");
        phone("Discharging");

        assertThat(chosen().name()).startsWith("battery gauge");
        assertThat(((Chosen) choice()).whyNotOthers()).anyMatch(why -> why.contains("only root may read it"));
    }

    @Test
    void ofAThreeChannelMonitorTheInputCountsAlone() {
        device.with(HWMON + "name", "ina3221\n");
        for (int i = 1; i <= 3; i++) {
            device.with(HWMON + "in" + i + "_input", "5000\n")
                    .with(HWMON + "curr" + i + "_input", 400 * i + "\n")
                    .with(HWMON + "in" + i + "_label", (i == 1 ? "VDD_IN" : i == 2 ? "NC" : "VDD_SOC") + "\n")
                    .with(HWMON + "curr" + i + "_label", (i == 1 ? "VDD_IN" : i == 2 ? "NC" : "VDD_SOC") + "\n");
        }
        assertThat(chosen().provenance().source()).isEqualTo(HWMON + "curr1_input x " + HWMON + "in1_input");
    }

    @Test
    void withoutAnInputAllChannelsCountButThoseOfNothingAndTheSum() {
        device.with(HWMON + "name", "ina3221\n");
        for (int i = 1; i <= 4; i++) {
            String label = i == 2 ? "NC" : i == 4 ? "sum of shunt voltages" : "RAIL" + i;
            device.with(HWMON + "in" + i + "_input", "5000\n")
                    .with(HWMON + "curr" + i + "_input", 400 * i + "\n")
                    .with(HWMON + "curr" + i + "_label", label + "\n");
        }
        assertThat(chosen().provenance().source())
                .isEqualTo(HWMON + "curr1_input x " + HWMON + "in1_input + " + HWMON + "curr3_input x " + HWMON
                        + "in3_input");
    }

    @Test
    void ofTheOrinsTwoMonitorsTheOneAtItsInputsCounts() {
        List<String> inputs = List.of("VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0");
        String part = HWMON.replace("hwmon1", "hwmon0");
        device.with(HWMON + "name", "ina3221\n").with(part + "name", "ina3221\n");
        for (int i = 1; i <= 3; i++) {
            device.with(HWMON + "in" + i + "_input", "5000\n")
                    .with(HWMON + "curr" + i + "_input", 400 * i + "\n")
                    .with(HWMON + "in" + i + "_label", inputs.get(i - 1) + "\n");
        }
        device.with(part + "in2_label", "VDDQ_VDD2_1V8AO\n")
                .with(part + "in2_input", "5000\n")
                .with(part + "curr2_input", "120\n");
        assertThat(chosen().provenance().source())
                .contains(HWMON + "curr1_input", HWMON + "curr2_input", HWMON + "curr3_input")
                .doesNotContain(part);
    }

    @Test
    void aModelIsTakenLastAndCalledOne() {
        device.with("vcgencmd pmic_read_adc", "VDD_CORE_A current(7)=2.0A\nVDD_CORE_V volt(15)=1.0V\n");
        assertThat(chosen().provenance().kind()).isEqualTo(Kind.MODELLED);

        phone("Discharging");
        assertThat(chosen().provenance().kind()).isEqualTo(Kind.GAUGE);
    }

    @Test
    void whatASimulatedDeviceOffersIsSimulated() {
        phone("Discharging").with("getprop", "[ro.build.characteristics]: [virtual]\n");

        assertThat(chosen().provenance().kind()).isEqualTo(Kind.SIMULATED);
    }

    @Test
    void aPhoneWhoseFilesAreClosedHasItsCoarseCounter() {
        device.with("dumpsys battery", """
                Current Battery Service state:
                  AC powered: false
                  USB powered: false
                  Charge counter: 2750500
                  status: 3
                  present: true
                  level: 68
                  scale: 100
                  voltage: 4123
                """);

        assertThat(chosen().name()).contains("Charge counter");
        assertThat(chosen().watches())
                .containsExactly(new Watch.Command("dumpsys-battery", java.util.List.of("dumpsys", "battery")));
    }
}
