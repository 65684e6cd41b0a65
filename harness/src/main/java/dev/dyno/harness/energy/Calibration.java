package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scale and sign of a battery's current (or power, of which the same holds), which differ from vendor to vendor, found out from all that it said while it discharged.
 *
 * <p>Scale: no device that computes takes less than 10 mA or more than 5 A from its battery, so readings that reach 10,000 are
 * microamperes, readings below 5,000 milliamperes, and between them nothing is believed. Sign: what nine of ten readings have is that of
 * consumption.
 *
 * @param factor amperes of consumption per unit, with its sign; 0 where there is a problem
 * @param problem why the readings cannot be understood; empty if they can
 */
record Calibration(double factor, String problem) {
    private static final double MICRO = 10_000;
    private static final double MILLI = 5_000;
    private static final double AGREE = 0.9;

    /** The calibration by raw values, read while the battery discharged. */
    static Calibration of(double[] raw) {
        double[] values = Arrays.stream(raw).filter(value -> value != 0).toArray();
        if (2 * values.length < raw.length || values.length == 0) {
            return refused("its current reads 0 while discharging, as an absent gauge does");
        }
        Optional<String> error = PowerText.errorNumber(Long.toString(Math.round(values[0])));
        if (error.isPresent() && Arrays.stream(values).allMatch(value -> value == values[0])) {
            return refused("its current is never anything else: " + error.get());
        }
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        double large = sizes[(int) (0.9 * (sizes.length - 1))];
        if (large >= MILLI && large < MICRO) {
            return refused(String.format(Locale.ROOT, "its current reads up to %.0f, which may be mA or uA", large));
        }
        long negative = Arrays.stream(values).filter(value -> value < 0).count();
        double share = (double) Math.max(negative, values.length - negative) / values.length;
        if (share < AGREE) {
            return refused(String.format(
                    Locale.ROOT,
                    "its current changes sign while discharging (%.0f %% of the readings): something charges it at times",
                    100 * (1 - share)));
        }
        double sign = 2 * negative > values.length ? -1 : 1;
        return new Calibration(sign * (large >= MICRO ? 1e-6 : 1e-3), "");
    }

    private static Calibration refused(String problem) {
        return new Calibration(0, problem);
    }

    /**
     * The consumption over time, in amperes or watts; empty if too little of it can be believed. Drivers hand on errors as if they were values:
     * -22 is one where microamperes are meant, or where it is far from all other milliamperes.
     */
    Optional<List<Point>> consumption(List<Point> raw) {
        double[] sizes = raw.stream()
                .mapToDouble(point -> Math.abs(point.value()))
                .sorted()
                .toArray();
        double usual = sizes[sizes.length / 2];
        List<Point> points = raw.stream()
                .filter(point -> !isError(point.value(), usual))
                .map(point -> new Point(point.time(), point.value() * factor))
                .toList();
        return 2 * points.size() < raw.size() ? Optional.empty() : Optional.of(points);
    }

    private boolean isError(double value, double usual) {
        boolean strange = Math.abs(factor) < 1e-4 || Math.abs(value) < usual / 4;
        boolean error = strange
                && value < 0
                && PowerText.errorNumber(Long.toString(Math.round(value))).isPresent();
        return value == 0 || error;
    }
}
