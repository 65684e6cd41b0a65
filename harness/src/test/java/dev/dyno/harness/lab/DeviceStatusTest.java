package dev.dyno.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.Lab;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceStatusTest {
    private static final String LEASE = "3 aa b-0 100 220 run-a m 7 0 ann@desk";

    @Test
    void whatAPhoneSaysIsRead() {
        DeviceStatus status = DeviceStatus.parse("""
                uptime=150.25 99.9
                boot=b-0
                lease=%s
                battery.present=1
                battery.percent=83
                battery.tenths=295
                zone=34000
                zone=-274000
                zone=999999999
                """.formatted(LEASE));
        assertThat(status.boot()).isEqualTo("b-0");
        assertThat(status.uptimeSeconds()).isEqualTo(150.25);
        assertThat(status.lease())
                .hasValueSatisfying(
                        row -> assertThat(row.holder().shown()).isEqualTo("ann@desk (process 7, run run-a)"));
        assertThat(status.charge()).hasValue(0.83);
        assertThat(status.celsius()).hasValue(34.0);
    }

    @Test
    void aLeaseIsOverByItsLastSignOfLifeOnly() {
        assertThat(lease("uptime=221.0 1\nboot=b-0\nlease=" + LEASE)).isFalse();
        assertThat(lease("uptime=221.0 1\nboot=b-0\nlease=" + LEASE + "\nlease.seen=3.aa b-0 300 7 0"))
                .isTrue();
        assertThat(lease("uptime=221.0 1\nboot=b-0\nlease=" + LEASE + "\nlease.seen=2.bb b-0 300 7 0"))
                .isFalse();
        assertThat(lease("uptime=10.0 1\nboot=b-1\nlease=" + LEASE)).isFalse();
        assertThat(lease("uptime=150.0 1\nboot=b-0\nlease=4 free")).isFalse();
    }

    @Test
    void rubbishSaysNothing() {
        DeviceStatus status = DeviceStatus.parse(
                "uptime=\u001b[2J\nboot=$(x)\nlease=\u001b[31m a b c d e f g h i j\nbattery.percent=4000\nzone=NaN\n=\n\n");
        assertThat(status.boot()).isEmpty();
        assertThat(status.uptimeSeconds()).isZero();
        assertThat(status.lease()).isEmpty();
        assertThat(status.charge()).isEmpty();
        assertThat(status.celsius()).isEmpty();
    }

    @Test
    void conditionsFailWhereTheyAreAskedForAndCannotBeTold() {
        Conditions usual = conditions(Map.of());
        Conditions asked = conditions(Map.of("min-battery", "50 %", "max-temperature", "40 C"));
        DeviceStatus nothing = DeviceStatus.parse("battery.present=1\n");
        DeviceStatus warm = DeviceStatus.parse("battery.present=1\nbattery.percent=49\nzone=40100\n");
        DeviceStatus empty = DeviceStatus.parse("battery.present=1\nbattery.percent=19\n");
        assertThat(usual.tooEmpty(nothing)).isEmpty();
        assertThat(usual.tooEmpty(warm)).isEmpty();
        assertThat(usual.tooEmpty(empty))
                .hasValueSatisfying(why -> assertThat(why).contains("19 %", "20 %", "charge it"));
        assertThat(usual.tooWarm(warm)).isFalse();
        assertThat(usual.temperatureUnknown(nothing)).isEmpty();
        assertThat(asked.tooEmpty(nothing)).isPresent();
        assertThat(asked.tooEmpty(DeviceStatus.parse("")))
                .as("it has no battery")
                .isEmpty();
        assertThat(asked.tooEmpty(warm)).isPresent();
        assertThat(asked.tooWarm(warm)).isTrue();
        assertThat(asked.temperatureUnknown(nothing)).isPresent();
    }

    private static boolean lease(String text) {
        return DeviceStatus.parse(text).lease().isPresent();
    }

    private static Conditions conditions(Map<String, String> keys) {
        return Conditions.of(new Lab.Entry("d", "local", keys));
    }
}
