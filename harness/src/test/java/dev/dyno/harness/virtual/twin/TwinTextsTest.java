package dev.dyno.harness.virtual.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwinTextsTest {
    private static Map<String, String> texts(TwinParameters parameters, double... coreUse) {
        TwinModel model = new TwinModel(parameters, 1);
        TwinGauge gauge = new TwinGauge(parameters, model.state(), 1);
        for (int i = 0; i < 20; i++) {
            gauge.see(model.step(0.1, coreUse));
        }
        return new TwinTexts(parameters).of(gauge.reading(), model.state(), coreUse);
    }

    @Test
    void aPhoneHasABattery() {
        Map<String, String> texts = texts(TwinFiles.shipped("phone"), 1, 0);
        String battery = "class/power_supply/battery/";

        assertThat(Long.parseLong(texts.get(battery + "current_now"))).isBetween(-700_000L, -400_000L);
        assertThat(Long.parseLong(texts.get(battery + "voltage_now"))).isBetween(3_400_000L, 4_350_000L);
        assertThat(texts)
                .containsEntry(battery + "status", "Discharging")
                .containsEntry(battery + "capacity", "79")
                .containsEntry("class/thermal/thermal_zone2/type", "skin")
                .containsEntry("devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "2400000")
                .containsEntry("devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "300000");
        assertThat(texts.get(battery + "uevent"))
                .contains("\nPOWER_SUPPLY_CURRENT_NOW=" + texts.get(battery + "current_now"))
                .startsWith("POWER_SUPPLY_NAME=battery");
    }

    @Test
    void aBoardHasAPowerMonitorWhosePowerIsItsVoltageTimesItsCurrent() {
        Map<String, String> texts = texts(TwinFiles.shipped("board"), 1, 1);
        double volts = Double.parseDouble(texts.get("class/hwmon/hwmon0/in1_input")) / 1e3;
        double amperes = Double.parseDouble(texts.get("class/hwmon/hwmon0/curr1_input")) / 1e3;

        assertThat(Double.parseDouble(texts.get("class/hwmon/hwmon0/power1_input")) / 1e6)
                .isBetween(volts * amperes - 0.02, volts * amperes + 0.02);
        assertThat(texts.keySet()).noneMatch(file -> file.contains("power_supply") || file.contains("powercap"));
    }

    @Test
    void aBoardMayCountItsJoules() {
        Map<String, String> texts = texts(TwinFiles.shipped("board-counter"), 1);
        assertThat(Double.parseDouble(texts.get("class/powercap/intel-rapl:0/energy_uj")))
                .isBetween(15e6, 21e6);
        assertThat(texts).containsEntry("class/powercap/intel-rapl:0/max_energy_range_uj", "262144000000");
    }

    @Test
    void filesOfTheCurrentAreAmongThem() {
        assertThat(TwinFiles.shipped()).allSatisfy(name -> {
            TwinParameters twin = TwinFiles.shipped(name);
            assertThat(texts(twin, 0.5).keySet()).containsAll(new TwinTexts(twin).ofCurrent());
        });
    }
}
