package dev.dyno.agent.android;

import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;
import android.os.SystemClock;
import dev.dyno.agent.platform.Probes;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The battery. Its gauges change about once a second and each question goes to another process, so answers are kept for a
 * second. Unit and sign of the current are the vendor's; it is passed on as a microampere count would be.
 */
final class Battery {
    /** The battery's temperature, in degrees Celsius. */
    static final String TEMPERATURE = "battery.temperature";
    /** The charge, from 0 to 1. */
    static final String LEVEL = "battery.level";

    private static final long KEPT_MILLIS = 1_000;
    private static final String SOURCE = "BatteryManager";

    private final Context context;
    private final BatteryManager manager;
    private final IntentFilter changes = new IntentFilter(Intent.ACTION_BATTERY_CHANGED);
    private long readAt;
    private double celsius = Double.NaN;
    private double amperes = Double.NaN;

    Battery(Context context) {
        this.context = context;
        this.manager = context.getSystemService(BatteryManager.class);
        this.readAt = SystemClock.elapsedRealtime() - KEPT_MILLIS;
    }

    /** The temperature in degrees Celsius, or NaN. */
    synchronized double celsius() {
        refresh();
        return celsius;
    }

    /** The current in amperes with the vendor's sign, or NaN. */
    synchronized double amperes() {
        refresh();
        return amperes;
    }

    /** What it tells at the end of the window. */
    Map<String, Reading> readings() {
        Map<String, Reading> readings = new TreeMap<>();
        readings.put(TEMPERATURE, Probes.reading("Cel", "gauge", SOURCE, this::celsiusNow));
        readings.put(
                Readings.TEMPERATURE,
                Probes.reading("Cel", "gauge", SOURCE + ": the battery's, not the processor's", this::celsiusNow));
        readings.put(LEVEL, Probes.reading("1", "gauge", SOURCE, this::levelNow));
        return readings;
    }

    private void refresh() {
        long now = SystemClock.elapsedRealtime();
        if (now - readAt >= KEPT_MILLIS) {
            readAt = now;
            celsius = Probes.valueOrNaN(this::celsiusNow);
            amperes = Probes.valueOrNaN(this::amperesNow);
        }
    }

    private double celsiusNow() throws IOException {
        int tenths = state().getIntExtra(BatteryManager.EXTRA_TEMPERATURE, 0);
        if (tenths == 0) {
            throw new IOException("the device does not tell its battery's temperature");
        }
        return tenths / 10.0;
    }

    private double levelNow() throws IOException {
        Intent state = state();
        int level = state.getIntExtra(BatteryManager.EXTRA_LEVEL, -1);
        int scale = state.getIntExtra(BatteryManager.EXTRA_SCALE, -1);
        if (level < 0 || scale <= 0 || level > scale) {
            throw new IOException("the device does not tell its battery's level");
        }
        return (double) level / scale;
    }

    /** Devices without the gauge say the smallest number there is, older ones zero. */
    private double amperesNow() throws IOException {
        try {
            int micro = manager.getIntProperty(BatteryManager.BATTERY_PROPERTY_CURRENT_NOW);
            if (micro == Integer.MIN_VALUE || micro == 0) {
                throw new IOException("the device does not tell its battery's current");
            }
            return micro * 1e-6;
        } catch (RuntimeException e) {
            throw new IOException("the device refuses its battery's current: " + e, e);
        }
    }

    /** The last state that Android sent to all apps. */
    private Intent state() throws IOException {
        try {
            @Nullable Intent state = context.registerReceiver(null, changes);
            if (state == null) {
                throw new IOException("the device does not tell of its battery");
            }
            return state;
        } catch (RuntimeException e) {
            throw new IOException("the device refuses to tell of its battery: " + e, e);
        }
    }
}
