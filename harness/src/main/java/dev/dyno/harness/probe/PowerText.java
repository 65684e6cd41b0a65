package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Unit;
import java.util.Map;
import java.util.Optional;

/** What the files and commands that tell of power and energy say, as values: for those who read them again and again. */
public final class PowerText {
    private static final double MOST_WATTS = 10_000;

    /** Less than a -1 that is shown as one without a sign, in 32 bits of microwatts. */
    private static final double MOST_MONITORED = 4_000;

    private PowerText() {}

    /** A number as it stands there. */
    public static Value plain(String raw) {
        return Believed.gauge(raw, "1", Unit.RATIO, -1e15, 1e15);
    }

    /** Why a number is an error that the driver hands on as if it were a value; empty if it is none. */
    public static Optional<String> errorNumber(String raw) {
        return Believed.errorNumber(raw);
    }

    /** A cumulative counter of microjoules, as that of powercap or hwmon. */
    public static Value microjoules(String raw) {
        return Believed.counter(raw, "0.000001", Unit.JOULE);
    }

    /** A battery's voltage, from microvolts or millivolts. */
    public static Value batteryVolts(String raw) {
        return Gauges.volts(raw);
    }

    /** A battery's charge, from microampere-hours. */
    public static Value batteryCharge(String raw) {
        return Gauges.charge(raw);
    }

    /** What a battery is doing: {@code charging}, {@code discharging}, {@code not charging} or {@code full}. */
    public static Value batteryStatus(String raw) {
        return PowerSupplyProbe.status(raw);
    }

    /** A current of hwmon, from milliamperes. */
    public static Value milliamperes(String raw) {
        return Believed.gauge(raw, "0.001", Unit.AMPERE, -1_000, 1_000);
    }

    /** A voltage of hwmon, from millivolts. */
    public static Value millivolts(String raw) {
        return Believed.gauge(raw, "0.001", Unit.VOLT, -1_000, 1_000);
    }

    /** A power of hwmon, from microwatts. */
    public static Value microwatts(String raw) {
        return Believed.gauge(raw, "0.000001", Unit.WATT, 0, MOST_MONITORED);
    }

    /** A power in watts without its unit, the first of several lines. */
    public static Value watts(String raw) {
        String[] lines = raw.strip().split("\\R", 2);
        return Believed.gauge(lines[0], "1", Unit.WATT, 0, MOST_WATTS);
    }

    /** The power of a Raspberry Pi 5 by the rails of its power chip; a model, as not all of it flows through them. */
    public static Value pmic(String text) {
        return VcgencmdProbe.power(text);
    }

    /** The power that a Jetson takes, from a whole line of tegrastats. */
    public static Value tegrastats(String text) {
        return TegrastatsProbe.total(text);
    }

    /**
     * The value of a key in a text of several lines, such as that of {@code uevent} or of {@code dumpsys battery}; empty if it is not
     * there, or may have been cut off.
     */
    public static Optional<String> keyed(String text, String separator, String key) {
        Map<String, String> values = DeviceLines.of(text).keyed(separator).values();
        return Optional.ofNullable(values.get(key));
    }
}
