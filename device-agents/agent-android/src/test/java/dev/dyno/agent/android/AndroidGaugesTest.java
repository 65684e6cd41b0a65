package dev.dyno.agent.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.app.Application;
import android.content.Intent;
import android.os.BatteryManager;
import android.os.Build;
import android.os.PowerManager;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.Objects;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = {26, 30, 34})
public class AndroidGaugesTest {
    private final Application app = RuntimeEnvironment.getApplication();
    private final AndroidGauges gauges = new AndroidGauges(() -> app);

    @Test
    @Config(sdk = {30, 34})
    public void theThermalStatusIsAReadingAndAMissingHeadroomSaysSo() {
        Shadows.shadowOf(app.getSystemService(PowerManager.class))
                .setCurrentThermalStatus(PowerManager.THERMAL_STATUS_MODERATE);
        Map<String, Reading> readings = readings();
        assertThat(readings.get(ThermalState.STATUS))
                .isEqualTo(Reading.of(2, "1", "gauge", "PowerManager, thermal status"));
        assertThat(readings.get(ThermalState.HEADROOM))
                .isEqualTo(Reading.unavailable("1", "the device does not tell its thermal headroom"));
        assertThat(gauges.row()[0]).isEqualTo(2);
    }

    @Test
    @Config(sdk = 26)
    public void anOldAndroidSaysFromWhichLevelOnItWouldTell() {
        Map<String, Reading> readings = readings();
        assertThat(readings.get(ThermalState.STATUS))
                .isEqualTo(Reading.unavailable(
                        "1", "Android tells its thermal status from API 29 on; this device has API 26"));
        assertThat(readings.get(ThermalState.HEADROOM))
                .isEqualTo(Reading.unavailable(
                        "1", "Android tells its thermal headroom from API 30 on; this device has API 26"));
        assertThat(gauges.row()[0]).isNaN();
    }

    @Test
    public void theBatteryTellsTemperatureLevelAndCurrent() {
        battery(new Intent(Intent.ACTION_BATTERY_CHANGED)
                .putExtra(BatteryManager.EXTRA_TEMPERATURE, 286)
                .putExtra(BatteryManager.EXTRA_LEVEL, 75)
                .putExtra(BatteryManager.EXTRA_SCALE, 100));
        Shadows.shadowOf(app.getSystemService(BatteryManager.class))
                .setIntProperty(BatteryManager.BATTERY_PROPERTY_CURRENT_NOW, -512_000);
        Map<String, Reading> readings = readings();
        assertThat(readings.get(Battery.TEMPERATURE)).isEqualTo(Reading.of(28.6, "Cel", "gauge", "BatteryManager"));
        assertThat(readings.get(Battery.LEVEL)).isEqualTo(Reading.of(0.75, "1", "gauge", "BatteryManager"));
        assertThat(gauges.row()).hasSameSizeAs(gauges.columns()).containsExactly(gauges.row()[0], 28.6, -0.512);
    }

    @Test
    public void aDeviceWithoutBatterySaysSoAndNeverZero() {
        battery(new Intent(Intent.ACTION_BATTERY_CHANGED));
        Map<String, Reading> readings = readings();
        assertThat(readings.get(Battery.TEMPERATURE))
                .isEqualTo(Reading.unavailable("Cel", "the device does not tell its battery's temperature"));
        assertThat(readings.get(Battery.LEVEL))
                .isEqualTo(Reading.unavailable("1", "the device does not tell its battery's level"));
        assertThat(gauges.row()[1]).isNaN();
        assertThat(gauges.row()[2]).isNaN();
    }

    @Test
    public void thePowerOfAWindowIsNotGuessedFromTheBattery() {
        assertThat(reading(readings(), Readings.POWER).unavailable()).contains("too coarse");
    }

    @Test
    public void withoutAContextEachReadingSaysWhyItIsMissing() {
        AndroidGauges blind = new AndroidGauges(() -> null);
        blind.windowBegins();
        Map<String, Reading> readings = blind.windowEnds();
        assertThat(readings)
                .containsKeys(ThermalState.STATUS, ThermalState.HEADROOM, Battery.TEMPERATURE, Battery.LEVEL);
        assertThat(reading(readings, Battery.LEVEL).unavailable()).isNotBlank();
        assertThat(blind.row()).hasSameSizeAs(blind.columns()).containsOnly(Double.NaN);
    }

    @Test
    public void memoryIsTheProcesssOwnOrSaysThatItIsNotAccountedFor() {
        Reading total = reading(readings(), "memory.total_pss");
        assertThat(total.unit()).isEqualTo("B");
        assertThat(total.unavailable() == null ? total.value() > 0 : Double.isNaN(total.value()))
                .isTrue();
    }

    @Test
    public void theFactsNameTheLevel() {
        assertThat(AndroidPlatform.ofPackage(app).facts())
                .containsEntry("android.api", Integer.toString(Build.VERSION.SDK_INT));
    }

    private static Reading reading(Map<String, Reading> readings, String name) {
        return Objects.requireNonNull(readings.get(name), name);
    }

    private Map<String, Reading> readings() {
        gauges.windowBegins();
        return gauges.windowEnds();
    }

    @SuppressWarnings("deprecation") // the only way to the state that Android keeps for all
    private void battery(Intent state) {
        app.sendStickyBroadcast(state);
    }
}
