package dev.dyno.agent.android;

import android.content.Context;
import android.os.Build;
import android.os.PowerManager;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.TreeMap;

/** How far the device is from slowing itself down, or whether it does. */
final class ThermalState {
    /** From 0, nothing, by 1 light, 2 moderate, 3 severe, 4 critical and 5 emergency to 6, shutting down. */
    static final String STATUS = "thermal.status";
    /** Heat expected in ten seconds: 1 is where severe throttling begins; not negative. */
    static final String HEADROOM = "thermal.headroom";

    private static final int AHEAD_SECONDS = 10;

    private final PowerManager power;

    ThermalState(Context context) {
        this.power = context.getSystemService(PowerManager.class);
    }

    /** The status, or NaN on a device that does not tell. */
    double status() {
        try {
            return Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q ? power.getCurrentThermalStatus() : Double.NaN;
        } catch (RuntimeException e) {
            return Double.NaN; // whatever a vendor's service throws must not end the telemetry
        }
    }

    /** Status and headroom as they are now. */
    Map<String, Reading> readings() {
        Map<String, Reading> readings = new TreeMap<>();
        readings.put(STATUS, reading(status(), Build.VERSION_CODES.Q, "thermal status"));
        readings.put(HEADROOM, reading(headroom(), Build.VERSION_CODES.R, "thermal headroom"));
        return readings;
    }

    private double headroom() {
        try {
            return Build.VERSION.SDK_INT >= Build.VERSION_CODES.R
                    ? power.getThermalHeadroom(AHEAD_SECONDS)
                    : Double.NaN;
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static Reading reading(double value, int since, String what) {
        if (Build.VERSION.SDK_INT < since) {
            return Reading.unavailable(
                    "1",
                    "Android tells its " + what + " from API " + since + " on; this device has API "
                            + Build.VERSION.SDK_INT);
        }
        return Double.isNaN(value) || value < 0
                ? Reading.unavailable("1", "the device does not tell its " + what)
                : Reading.of(value, "1", "gauge", "PowerManager, " + what);
    }
}
