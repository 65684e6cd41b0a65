package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.DeviceProfile;
import org.jspecify.annotations.Nullable;

/** The least spread of a round to assume, while there are too few rounds to tell it. */
final class Noise {
    /** Standard deviation of a pair's log-ratio: even the steadiest devices that were measured are no steadier. */
    static final double LEAST = 0.005;
    /** A device that says that it is noisier than this is not believed. */
    private static final double MOST = 1;
    /** Before the metric's name, the fact of a device whose noise was measured: a standard deviation as a decimal number. */
    private static final String FACT = "noise.";

    private Noise() {}

    static double of(DeviceProfile device, Metric metric) {
        @Nullable String known = device.facts().get(FACT + metric.name());
        return known == null ? LEAST : Math.max(LEAST, number(known));
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return number <= MOST ? number : LEAST;
        } catch (NumberFormatException e) {
            return LEAST;
        }
    }
}
