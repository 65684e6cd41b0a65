package dev.dyno.agent.android;

import android.content.Context;
import dev.dyno.agent.platform.Gauges;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Thermal state, battery and memory as Android tells them. The context is obtained right before the window and not earlier,
 * so that it is in no part of the cold start; until then the columns are empty.
 */
final class AndroidGauges implements Gauges {
    private static final List<String> COLUMNS =
            Collections.unmodifiableList(Arrays.asList("thermal_status", "battery_c", "battery_a"));

    /** The readings that need a context, with their units. */
    private static final Map<String, String> UNITS = Map.of(
            ThermalState.STATUS,
            "1",
            ThermalState.HEADROOM,
            "1",
            Battery.TEMPERATURE,
            "Cel",
            Battery.LEVEL,
            "1",
            PowerRails.NAME,
            "W");

    private final Supplier<@Nullable Context> contexts;
    private volatile @Nullable Services services;

    AndroidGauges(Supplier<@Nullable Context> contexts) {
        this.contexts = contexts;
    }

    private record Services(ThermalState thermal, Battery battery, PowerRails rails) {}

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public double[] row() {
        Services known = services;
        return known == null
                ? new double[] {Double.NaN, Double.NaN, Double.NaN}
                : new double[] {
                    known.thermal().status(),
                    known.battery().celsius(),
                    known.battery().amperes()
                };
    }

    @Override
    public void windowBegins() {
        Context context = contexts.get();
        if (context != null) {
            PowerRails rails = new PowerRails(context.getSystemService(Context.SYSTEM_HEALTH_SERVICE));
            services = new Services(new ThermalState(context), new Battery(context), rails);
            rails.begin();
        }
    }

    @Override
    public Map<String, Reading> windowEnds() {
        Services known = services;
        // First, for their time counts.
        Map<String, Reading> readings =
                new TreeMap<>(known == null ? Map.of() : known.rails().end());
        readings.putAll(AndroidMemory.readings());
        if (known == null) {
            String reason = "this device gives no context to a process that is no app";
            UNITS.forEach((name, unit) -> readings.put(name, Reading.unavailable(unit, reason)));
        } else {
            readings.putAll(known.battery().readings());
            readings.putAll(known.thermal().readings());
        }
        readings.put(
                Readings.POWER,
                Reading.unavailable("W", "a battery's counters are too coarse for a window of seconds; use a meter"));
        return readings;
    }
}
