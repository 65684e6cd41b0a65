package dev.dyno.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Provenance.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells of power, energy and memory beside the battery: rails, monitors, Android's books. */
class PowerProbesTest {
    private static final String IIO = "/sys/bus/iio/devices/";
    private static final String HWMON = "/sys/class/hwmon/hwmon3/";
    private static final String MEMINFO = "dumpsys meminfo system";

    private final Device device = new Device();

    @Test
    void rails_are_found_by_what_their_files_hold_and_count_microjoules() {
        device.with(IIO + "iio:device0/name", "adc\n")
                .with(IIO + "iio:device2/energy_value", Texts.RAILS)
                .with(IIO + "iio:device2/enabled_rails", "CH0[VSYS_BIG]:CPU(BIG)\r\nCH1[VSYS_NPU]:Tensor\n");

        assertThat(device.read("rail.vsys_big.energy")).isEqualTo("4.21 J");
        assertThat(device.value("rail.vsys_big.energy"))
                .isInstanceOfSatisfying(
                        Value.Amount.class, amount -> assertThat(amount.kind()).isEqualTo(Kind.COUNTER));
        assertThat(device.read("rail.vsys_npu.energy")).isEqualTo("5.12E-4 J");
        assertThat(device.read("rail.vsys_big.feeds")).isEqualTo("CPU(BIG)");
    }

    @ParameterizedTest
    @CsvSource({
        "4210000, -22, 'unavailable: it reads -22, which is the error EINVAL and no value'",
        "4210000, 4210000junk, 'unavailable: it reads ''4210000junk'', which is no number'",
        "'(T=120034)', '', 4.21 J",
        "', 4210000', ' 4210000', 4.21 J",
    })
    void rails_of_other_kernels_are_read_or_refused(String was, String is, String meaning) {
        device.with(IIO + "iio:device0/energy_value", Texts.RAILS.replace(was, is));

        assertThat(device.read("rail.vsys_big.energy")).isEqualTo(meaning);
    }

    @Test
    void rails_that_only_the_service_knows_are_named_and_have_no_energy() {
        device.with("dumpsys powerstats", "ChannelId: 4, ChannelName: VSYS_BIG, ChannelSubsystem: CPU\n")
                .without(IIO + "iio:device1/energy_value", "Permission denied");

        assertThat(device.read("rail.energy")).isEqualTo("unavailable: Permission denied");
        assertThat(device.read("rail.vsys_big.feeds")).isEqualTo("CPU");
    }

    @Test
    void a_jetson_tells_all_in_one_line() {
        device.with(Texts.TEGRASTATS_COMMAND, Texts.TEGRASTATS);

        assertThat(device.read("tegrastats.power_total")).isEqualTo("6.004 W");
        assertThat(device.read("tegrastats.power.vdd_soc")).isEqualTo("1.5 W");
        assertThat(device.read("tegrastats.cpu0.load")).isEqualTo("0.25 1");
        assertThat(device.read("tegrastats.cpu0.frequency")).isEqualTo("1.4E9 Hz");
        assertThat(device.read("tegrastats.cpu2.load")).isEqualTo("unavailable: the core is off");
        assertThat(device.read("tegrastats.gr3d.frequency")).isEqualTo("6.24E8 Hz");
        assertThat(device.read("tegrastats.cpu.cpu")).isEqualTo("51.5 Cel");
        assertThat(device.read("tegrastats.gpu.gpu")).startsWith("unavailable: it reads -256");
        assertThat(device.read("tegrastats.ram_used")).isEqualTo("1.048576E9 B");
    }

    @ParameterizedTest
    @CsvSource({
        // the input and never its parts with it
        "'RAM 1/2MB VDD_IN 5000mW/1mW VDD_SOC 900mW/900mW|', 5.0 W",
        "POM_5V_IN 2532/2532 POM_5V_GPU 100/100|, 2.532 W",
        // parts where there is no input, but not the part of a part
        "GPU 100/100 CPU 300/300 SOC 900/900|, 1.3 W",
        "VDD_GPU_SOC 3000mW/3000mW VDD_CPU_CV 800mW/800mW VIN_SYS_5V0 3600mW/3600mW VDDQ_VDD2_1V8AO 600mW/600mW|, 7.4 W",
        "VDD_GPU_SOC 3000mW/3000mW VDD_CPU_CV 800mW/800mW, 'unavailable: it shows only parts of the power, and the line may be cut off'",
        "VDD_IN -22mW/5mW|, 'unavailable: it reads -22, which is the error EINVAL and no value'",
        "RAM 1/2MB PMIC@100C|, 'unavailable: it shows no power, which may take root or lie beyond where the line is cut'",
    })
    void the_total_is_what_flows_in(String line, String total) {
        device.with(Texts.TEGRASTATS_COMMAND, line.replace("|", "\r\n"));

        assertThat(device.read("tegrastats.power_total")).isEqualTo(total);
    }

    @Test
    void a_power_monitors_currents_go_by_the_labels_of_their_voltages() {
        device.with(HWMON + "name", "ina3221\n")
                .with(HWMON + "in1_label", "VDD_IN\n")
                .with(HWMON + "in1_input", "5064\n")
                .with(HWMON + "curr1_input", "912\n")
                .with(HWMON + "in2_label", "NC\n")
                .with(HWMON + "in2_input", "5064\n")
                .with(HWMON + "curr2_input", "0\n")
                .with(HWMON + "in7_label", "sum of shunt voltages\n")
                .with(HWMON + "in7_input", "12\n");

        assertThat(device.read("hwmon.current.ina3221.vdd_in")).isEqualTo("0.912 A");
        assertThat(device.read("hwmon.voltage.ina3221.vdd_in")).isEqualTo("5.064 V");
        assertThat(device.read("hwmon.current.ina3221.nc"))
                .isEqualTo("unavailable: nothing is connected to this channel");
    }

    @Test
    void a_process_s_memory_is_read_from_either_form_of_the_summary() {
        device.with(MEMINFO, Texts.PROCESS_MEMORY);

        assertThat(device.read("android_memory.pss")).isEqualTo("4.096E7 B");
        assertThat(device.read("android_memory.rss")).isEqualTo("1.024E8 B");
        assertThat(device.read("android_memory.swap_pss")).isEqualTo("409600.0 B");
        assertThat(device.read("android_memory.native_heap")).isEqualTo("1.24928E7 B");
        assertThat(device.read("android_memory.graphics")).startsWith("unavailable: it reads 0, as where");

        device.with(
                MEMINFO,
                Texts.PROCESS_MEMORY.replaceFirst("TOTAL PSS: .*", "TOTAL:    40000       TOTAL SWAP PSS:      400"));

        assertThat(device.read("android_memory.pss")).isEqualTo("4.096E7 B");
        assertThat(device.read("android_memory.rss")).isEqualTo("not there");
    }

    @ParameterizedTest
    @CsvSource({
        "'No process found for: system|', 'unavailable: No process found for: system'",
        "'Applications Memory Usage (in Kilobytes):|TOTAL PSS: 12', 'unavailable: there is no ''TOTAL'' in it, or it is cut off'",
        "'|TOTAL PSS: -22 TOTAL RSS: 5|', 'unavailable: it reads -22, which is the error EINVAL and no value'",
    })
    void memory_that_is_not_told_says_why(String text, String meaning) {
        device.with(MEMINFO, text.replace('|', '\n'));

        assertThat(device.read("android_memory.pss")).isEqualTo(meaning);
    }

    @Test
    void the_battery_s_book_tells_what_was_lost_and_what_is_only_computed() {
        device.with("dumpsys batterystats", Texts.BATTERY_STATS);

        assertThat(device.read("battery_stats.discharge")).isEqualTo("432.0 A.s");
        assertThat(device.read("battery_stats.capacity_learned")).startsWith("unavailable: it reads 0");
        assertThat(device.read("battery_stats.capacity_estimated")).isEqualTo("16200.0 A.s");
        assertThat(device.value("battery_stats.computed_drain"))
                .isInstanceOfSatisfying(
                        Value.Amount.class, amount -> assertThat(amount.kind()).isEqualTo(Kind.MODELLED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0"})
    void a_book_without_a_loss_is_no_loss_of_zero(String zero) {
        device.with("dumpsys batterystats", Texts.BATTERY_STATS.replace("Discharge: 120", "Discharge: " + zero));

        assertThat(device.read("battery_stats.discharge")).startsWith("unavailable: it reads 0");
    }

    @Test
    void the_history_tells_the_last_state_by_what_has_changed() {
        device.with("dumpsys batterystats --checkin", """
                9,0,i,vers,11,116,AAA,BBB
                9,hsp,3,1,"com.example Bl=99"
                9,h,0:RESET:TIME:1422620451417
                9,h,1000,Bl=71,Bs=c,Bh=g,Bp=u,Bt=301,Bv=4012,+r
                9,h,2000,Bl=70,Bs=d,-r
                9,h,2000,Bv=-22
                9,h,90,Bl=6""");

        assertThat(device.read("battery_stats.last_level")).isEqualTo("0.7 1");
        assertThat(device.read("battery_stats.last_status")).isEqualTo("discharging");
        assertThat(device.read("battery_stats.last_temperature")).isEqualTo("30.1 Cel");
        assertThat(device.read("battery_stats.last_voltage"))
                .startsWith("unavailable: ")
                .contains("EINVAL");
    }

    @Test
    void zones_tell_when_the_kernel_steps_in() {
        String zone = "/sys/class/thermal/thermal_zone4/";
        device.with(zone + "type", "cpu-thermal\n")
                .with(zone + "mode", "disabled\n")
                .with(zone + "trip_point_0_type", "passive\n")
                .with(zone + "trip_point_0_temp", "75000\n")
                .with(zone + "trip_point_1_type", "critical\n")
                .with(zone + "trip_point_1_temp", "-274000\n");

        assertThat(device.read("thermal_mode.cpu.zone4_cpu_thermal")).isEqualTo("disabled");
        assertThat(device.read("thermal_trip.cpu.zone4_cpu_thermal.passive")).isEqualTo("75.0 Cel");
        assertThat(device.read("thermal_trip.cpu.zone4_cpu_thermal.critical")).startsWith("unavailable: ");
    }
}
