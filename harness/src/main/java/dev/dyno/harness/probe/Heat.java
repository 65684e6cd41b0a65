package dev.dyno.harness.probe;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a temperature sensor sits on, told by its name: numbers of types differ between vendors. */
enum Heat {
    // In the order in which names are tried: a "gpu" is no "pu", and a "battery skin" is a skin.
    SKIN("skin|quiet|shell|back_?cover|mb_therm_monitor|surface"),
    GPU("gpu|mali|kgsl|adreno|g3d|nouveau|amdgpu|radeon"),
    NPU("npu|nsp|tpu|cdsp|edgetpu|apu"),
    BATTERY("batt|bms|bat[0-9]*$|fuelgauge"),
    USB("usb"),
    MODEM("modem|mdm|power_amplifier|^pa[0-9]*$|_pa[0-9_]|wifi|wlan|iwl|ath[0-9]"),
    MEMORY("ddr|dimm|mem|jc42"),
    STORAGE("nvme|ufs|emmc|drivetemp|composite"),
    CHARGER("charger|chg"),
    CPU("cpu|core|package|x86_pkg|tctl|tdie|tccd|k10temp|soc|cluster|big|little|bcm2835|^ap$|mid|aml_thermal|scpi"),
    OTHER("");

    private final Pattern names;

    Heat(String names) {
        this.names = Pattern.compile(names);
    }

    /** What a sensor of the name sits on. */
    static Heat of(String name) {
        String part = Findings.part(name);
        for (Heat heat : values()) {
            if (heat.names.matcher(part).find()) {
                return heat;
            }
        }
        return OTHER;
    }

    /** As a part of a reading's name. */
    String part() {
        return name().toLowerCase(Locale.ROOT);
    }
}
