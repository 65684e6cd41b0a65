package dev.dyno.harness.virtual.twin;

import dev.dyno.scenarios.twin.CorePower;
import dev.dyno.scenarios.twin.Gauge;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a twin shows, as the texts of the files that devices have it in: for a phone Android's battery and thermal zones, for a
 * board a power monitor (hwmon, mV and mA and uW) and thermal zones, and where it counts its joules a powercap zone.
 */
public final class TwinTexts {
    private static final String BATTERY = "class/power_supply/battery/";
    private static final String USB = "class/power_supply/usb/";
    private static final String MONITOR = "class/hwmon/hwmon0/";
    private static final String COUNTER = "class/powercap/intel-rapl:0/";

    private final TwinParameters parameters;

    /** The texts of a twin with these parameters. */
    public TwinTexts(TwinParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The texts, without line ends, by their files' paths below {@code /sys}.
     *
     * @param reading what the gauge shows
     * @param state what thermal zones and frequencies show, which are no part of the gauge
     * @param coreUse the share of time that each core is busy; as many as the device has
     */
    public Map<String, String> of(TwinReading reading, TwinState state, double... coreUse) {
        return of(reading, state.dieCelsius(), state.skinCelsius(), state.share(), coreUse);
    }

    /**
     * The texts, with thermal zones that show what was when the gauge was updated.
     *
     * @param reading what the gauge shows
     * @param share of the highest frequency that the cores have left
     * @param coreUse the share of time that each core is busy; as many as the device has
     */
    public Map<String, String> of(TwinReading reading, double share, double... coreUse) {
        return of(reading, reading.dieCelsius(), reading.skinCelsius(), share, coreUse);
    }

    private Map<String, String> of(TwinReading reading, double die, double skin, double share, double[] coreUse) {
        Map<String, String> texts = new TreeMap<>();
        boolean phone = parameters.kind() == TwinParameters.Kind.PHONE;
        zone(texts, 0, phone ? "cpu-0-0" : "cpu-thermal", die);
        zone(texts, 1, phone ? "battery" : "board-thermal", skin);
        if (parameters.supply() instanceof Supply.Battery battery) {
            zone(texts, 2, "skin", skin);
            battery(texts, reading, battery);
        } else {
            monitor(texts, reading);
        }
        frequencies(texts, share, coreUse);
        return texts;
    }

    /** The files that the gauge's current and what is counted of it are read from, by their paths below {@code /sys}. */
    public Set<String> ofCurrent() {
        if (parameters.kind() == TwinParameters.Kind.PHONE) {
            return Set.of(BATTERY + "current_now");
        }
        return parameters.gauge().counterStep() > 0
                ? Set.of(MONITOR + "curr1_input", MONITOR + "power1_input", COUNTER + "energy_uj")
                : Set.of(MONITOR + "curr1_input", MONITOR + "power1_input");
    }

    private void battery(Map<String, String> texts, TwinReading reading, Supply.Battery battery) {
        Gauge gauge = parameters.gauge();
        String status = reading.charging() ? "Charging" : reading.charge() >= 1 ? "Full" : "Discharging";
        Map<String, String> shown = new TreeMap<>();
        shown.put("status", status);
        shown.put("health", "Good");
        shown.put("present", "1");
        shown.put("technology", "Li-ion");
        shown.put("capacity", Long.toString((long) Math.floor(reading.charge() * 100 + 1e-9)));
        shown.put("voltage_now", Long.toString(reading.voltageNow()));
        shown.put("current_now", Long.toString(reading.currentNow(gauge)));
        shown.put("charge_counter", Long.toString(reading.chargeCounter()));
        shown.put("charge_full", Long.toString(Math.round(battery.capacity() / 3600 * 1e6)));
        shown.put("temp", Long.toString(Math.round(reading.skinCelsius() * 10)));
        StringBuilder uevent = new StringBuilder("POWER_SUPPLY_NAME=battery\nPOWER_SUPPLY_TYPE=Battery");
        shown.forEach((key, value) -> uevent.append("\nPOWER_SUPPLY_")
                .append(key.toUpperCase(Locale.ROOT))
                .append('=')
                .append(value));
        shown.forEach((key, value) -> texts.put(BATTERY + key, value));
        texts.put(BATTERY + "type", "Battery");
        texts.put(BATTERY + "uevent", uevent.toString());
        texts.put(USB + "type", "USB");
        texts.put(USB + "online", reading.charging() ? "1" : "0");
    }

    private void monitor(Map<String, String> texts, TwinReading reading) {
        texts.put(MONITOR + "name", "ina219");
        texts.put(MONITOR + "in1_input", Long.toString(Math.round(reading.volts() * 1e3)));
        texts.put(MONITOR + "curr1_input", Long.toString(Math.round(reading.amperes() * 1e3)));
        // The power's register has steps of 20 times those of the current, at 1 V.
        double step = Math.max(1e-3, 20 * parameters.gauge().step());
        texts.put(MONITOR + "power1_input", Long.toString(Math.round(Math.rint(reading.watts() / step) * step * 1e6)));
        if (parameters.gauge().counterStep() > 0) {
            texts.put(COUNTER + "name", "package-0");
            texts.put(COUNTER + "energy_uj", Long.toString(Math.round(reading.joules() * 1e6)));
            texts.put(
                    COUNTER + "max_energy_range_uj",
                    Long.toString(Math.round(parameters.gauge().counterWrap() * 1e6)));
        }
    }

    private void frequencies(Map<String, String> texts, double share, double... coreUse) {
        CorePower cores = parameters.cores();
        String highest = kilohertz(cores.hertz());
        String left = kilohertz(Math.max(cores.slowest(), cores.hertz() * share));
        for (int core = 0; core < coreUse.length; core++) {
            String folder = "devices/system/cpu/cpu" + core + "/cpufreq/";
            texts.put(folder + "scaling_governor", "schedutil");
            texts.put(folder + "cpuinfo_min_freq", kilohertz(cores.slowest()));
            texts.put(folder + "cpuinfo_max_freq", highest);
            texts.put(folder + "scaling_min_freq", kilohertz(cores.slowest()));
            texts.put(folder + "scaling_max_freq", left);
            texts.put(folder + "scaling_cur_freq", coreUse[core] > 0.05 ? left : kilohertz(cores.slowest()));
        }
    }

    private static void zone(Map<String, String> texts, int number, String type, double celsius) {
        String folder = "class/thermal/thermal_zone" + number + "/";
        texts.put(folder + "type", type);
        texts.put(folder + "temp", Long.toString(Math.round(celsius * 10) * 100));
    }

    private static String kilohertz(double hertz) {
        return Long.toString(Math.round(hertz / 1e3));
    }
}
