package dev.dyno.harness.lab.settings;

import dev.dyno.results.metric.Quantity;
import dev.dyno.scenarios.Lab;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings that a device shall have while it is used.
 *
 * @param words three for each, as the device's script takes them: kind, name, value
 */
record WantedSettings(List<String> words) {
    /** None: whatever was changed is brought back. */
    static final WantedSettings NONE = new WantedSettings(List.of());

    private static final String SETTING = "setting";
    /** While a charger of any kind is plugged in. */
    private static final String ANY_CHARGER = "7";

    private static final String DAY_MILLIS = "86400000";
    private static final int BRIGHTEST = 255;

    WantedSettings {
        words = List.copyOf(words);
    }

    /** Those of a row of a lab file. */
    static WantedSettings of(Lab.Entry device) {
        List<String> words = new ArrayList<>();
        String awake = key(device, "stay-awake");
        if (awake.equals("on")) {
            add(words, SETTING, "global/stay_on_while_plugged_in", ANY_CHARGER);
            // Without a charger only the timeout keeps it on.
            add(words, SETTING, "system/screen_off_timeout", DAY_MILLIS);
            add(words, "act", "wake", "-");
        } else if (awake.equals("off")) {
            add(words, SETTING, "global/stay_on_while_plugged_in", "0");
        }
        String brightness = key(device, "brightness");
        if (!brightness.isEmpty()) {
            // By itself it would follow the light in the room.
            add(words, SETTING, "system/screen_brightness_mode", "0");
            long level = Math.round(Quantity.parse(brightness).value() * BRIGHTEST);
            add(words, SETTING, "system/screen_brightness", Long.toString(level));
        }
        String airplane = key(device, "airplane-mode");
        if (!airplane.isEmpty()) {
            add(words, SETTING, "global/airplane_mode_on", airplane.equals("on") ? "1" : "0");
        }
        String governor = key(device, "governor");
        if (!governor.isEmpty()) {
            add(words, "governor", "all", governor);
        }
        return new WantedSettings(words);
    }

    private static String key(Lab.Entry device, String setting) {
        return device.keys().getOrDefault(Lab.SETTINGS + "." + setting, "");
    }

    private static void add(List<String> words, String kind, String name, String value) {
        words.addAll(List.of(kind, name, value));
    }

    boolean any() {
        return !words.isEmpty();
    }
}
