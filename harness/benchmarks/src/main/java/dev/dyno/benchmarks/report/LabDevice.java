package dev.dyno.benchmarks.report;

import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A made-up device.
 *
 * @param tier what it is sold as: {@code flagship}, {@code mid-range}, {@code entry} or {@code board}
 * @param slowness its latency over that of the fastest
 * @param warms how many degrees it warms by in a trial
 */
record LabDevice(DeviceProfile profile, String tier, double slowness, double warms) {
    private static final List<String> FLAGSHIPS = List.of(
            "Pixel 9 Pro|Tensor G4",
            "Galaxy S24|Snapdragon 8 Gen 3",
            "Xperia 1 VI|Snapdragon 8 Gen 3",
            "OnePlus 12|Snapdragon 8 Gen 3",
            "Zenfone 11|Snapdragon 8 Gen 3");
    private static final List<String> MID_RANGE = List.of(
            "Pixel 8a|Tensor G3",
            "Galaxy A55|Exynos 1480",
            "Moto Edge 40|Dimensity 8020",
            "Redmi Note 13|Helio G99",
            "Nothing 2a|Dimensity 7200",
            "Nord 4|Snapdragon 7+ Gen 3");
    private static final List<String> ENTRY = List.of(
            "Galaxy A15|Helio G99",
            "Moto G34|Snapdragon 695",
            "Redmi 12|Helio G88",
            "Nokia G42|Snapdragon 480+",
            "Realme C67|Snapdragon 685");
    private static final List<String> BOARDS =
            List.of("Raspberry Pi 5|BCM2712", "Orange Pi 5|RK3588S", "Jetson Orin Nano|Tegra T234", "VIM4|A311D2");

    static List<LabDevice> lab(int devices) {
        List<LabDevice> lab = new ArrayList<>();
        for (int i = 0; lab.size() < devices; i++) {
            add(lab, devices, FLAGSHIPS, i, "flagship", 1);
            add(lab, devices, MID_RANGE, i, "mid-range", 2.1);
            add(lab, devices, ENTRY, i, "entry", 5.2);
            add(lab, devices, BOARDS, i, "board", 3.4);
        }
        return lab;
    }

    private static void add(List<LabDevice> lab, int most, List<String> models, int i, String tier, double slowness) {
        int unit = i / models.size() + 1;
        if (lab.size() == most || (most <= 20 && unit > 1)) {
            return;
        }
        String[] model = models.get(i % models.size()).split("\\|", -1);
        String name = model[0].toLowerCase(Locale.ROOT).replace(' ', '-') + (unit == 1 ? "" : "-" + unit);
        boolean board = tier.equals("board");
        DeviceProfile profile = new DeviceProfile(
                name,
                board ? "ssh" : "adb",
                board ? "linux" : "android",
                board ? "Linux 6.6.31 / Debian 12" : "Android 14 / AP2A.240805." + (100 + lab.size()),
                model[0],
                model[1],
                "arm64-v8a",
                8,
                (tier.equals("entry") ? 4L : 8L) << 30,
                false,
                Map.of("tier", tier));
        lab.add(new LabDevice(
                profile, tier, slowness * (1 + 0.07 * (i % models.size())), tier.equals("board") ? 4 : 9));
    }
}
