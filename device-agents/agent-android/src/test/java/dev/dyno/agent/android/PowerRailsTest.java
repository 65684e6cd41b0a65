package dev.dyno.agent.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.os.OutcomeReceiver;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

/** Android 15 cannot be had here; a manager of the same methods stands in for its own. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 34)
public class PowerRailsTest {
    private static final Monitor CPU = new Monitor("[VDD CPU]:BIG", 1);
    private static final Monitor GPU = new Monitor("gpu", 1);
    private static final Monitor MODELLED = new Monitor("WIFI", 0);

    private final Manager manager = new Manager();

    @Test
    public void aRailsPowerIsItsEnergyOverTheWindow() {
        PowerRails rails = new PowerRails(manager, PowerRails.SINCE);
        rails.begin();
        manager.readings = new Readings(5_000_000, 3_000);
        Map<String, Reading> readings = rails.end();

        assertThat(readings)
                .containsOnlyKeys("power_rail._vdd_cpu_big", "power_rail.gpu")
                .containsEntry("power_rail.gpu", Reading.of(2, "W", "counter", "PowerMonitor, energy over time"));
    }

    @Test
    public void aRailThatStandsStillIsUnavailableAndNotZero() {
        PowerRails rails = new PowerRails(manager, PowerRails.SINCE);
        rails.begin();

        assertThat(rails.end().get("power_rail.gpu"))
                .isEqualTo(Reading.unavailable("W", "the device did not read this rail anew within the window"));
    }

    @Test
    public void anOlderAndroidIsNotAsked() {
        PowerRails rails = new PowerRails(manager, 34);
        rails.begin();

        assertThat(rails.end())
                .isEqualTo(Map.of(
                        PowerRails.NAME,
                        Reading.unavailable(
                                "W", "Android tells its power rails from API 35 on; this device has API 34")));
        assertThat(manager.asked).isZero();
    }

    @Test
    public void aDeviceThatRefusesSaysWhatItSaid() {
        manager.refusal = new SecurityException("not for you");
        PowerRails rails = new PowerRails(manager, PowerRails.SINCE);
        rails.begin();

        assertThat(rails.end().get(PowerRails.NAME))
                .isEqualTo(Reading.unavailable(
                        "W", "the device refuses its power rails: java.lang.SecurityException: not for you"));
    }

    @Test
    public void aDeviceWithoutTheseMethodsIsSurvived() {
        PowerRails rails = new PowerRails("no manager", PowerRails.SINCE);
        rails.begin();

        assertThat(rails.end()).containsOnlyKeys(PowerRails.NAME);
    }

    /** Like {@code android.os.PowerMonitor}. */
    public record Monitor(String name, int type) {
        public String getName() {
            return name;
        }

        public int getType() {
            return type;
        }
    }

    /** Like {@code android.os.PowerMonitorReadings}. */
    public record Readings(long microjoules, long millis) {
        public long getConsumedEnergy(Monitor monitor) {
            return microjoules;
        }

        public long getTimestampMillis(Monitor monitor) {
            return millis;
        }
    }

    /** Like {@code android.os.health.SystemHealthManager}. */
    public static final class Manager {
        private Readings readings = new Readings(1_000_000, 1_000);
        private @Nullable RuntimeException refusal;
        private int asked;

        public void getSupportedPowerMonitors(Executor executor, Consumer<List<Monitor>> answer) {
            asked++;
            executor.execute(() -> answer.accept(List.of(CPU, MODELLED, GPU)));
        }

        public void getPowerMonitorReadings(
                List<Monitor> monitors, Executor executor, OutcomeReceiver<Readings, RuntimeException> answer) {
            executor.execute(() -> {
                if (refusal != null) {
                    answer.onError(refusal);
                } else {
                    answer.onResult(readings);
                }
            });
        }
    }
}
