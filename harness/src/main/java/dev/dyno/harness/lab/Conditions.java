package dev.dyno.harness.lab;

import dev.dyno.results.metric.Quantity;
import dev.dyno.scenarios.Lab;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a device must be like for a trial to begin.
 *
 * @param minCharge the least charge of its battery, 0 to 1, if it has one
 * @param asked whether the lab file asks for that
 * @param maxCelsius the warmest it may be; empty for any
 */
record Conditions(double minCharge, boolean asked, OptionalDouble maxCelsius) {
    private static final double USUAL_CHARGE = 0.2;

    /** Those of a row of a lab file. */
    static Conditions of(Lab.Entry device) {
        Map<String, String> keys = device.keys();
        String battery = keys.get("min-battery");
        String temperature = keys.get("max-temperature");
        return new Conditions(
                battery == null ? USUAL_CHARGE : Quantity.parse(battery).value(),
                battery != null,
                temperature == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Quantity.parse(temperature).value()));
    }

    /** Why a trial may not begin, with the cure; empty if it may. */
    Optional<String> wrong(DeviceStatus status) {
        return tooWarm(status)
                ? Optional.of(warmth(status))
                : temperatureUnknown(status).or(() -> tooEmpty(status));
    }

    /** Why the charge is too low, with the cure. Charge that cannot be told is too low where the lab file asks for it. */
    Optional<String> tooEmpty(DeviceStatus status) {
        if (!status.battery() || status.charge().isEmpty()) {
            return status.battery() && asked
                    ? Optional.of("it does not tell the charge of its battery; remove min-battery from the lab file to"
                            + " measure it all the same")
                    : Optional.empty();
        }
        double charge = status.charge().getAsDouble();
        return charge < minCharge
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "its battery is at %.0f %%, below the %.0f %% that a trial needs; charge it, or set min-battery in"
                                + " the lab file",
                        charge * 100,
                        minCharge * 100))
                : Optional.empty();
    }

    /** Whether it is too warm. */
    boolean tooWarm(DeviceStatus status) {
        return maxCelsius.isPresent() && status.celsius().orElse(Double.NEGATIVE_INFINITY) > maxCelsius.getAsDouble();
    }

    /** Why its temperature cannot be judged, with the cure. */
    Optional<String> temperatureUnknown(DeviceStatus status) {
        return maxCelsius.isPresent() && status.celsius().isEmpty()
                ? Optional.of(
                        "it does not tell its temperature; remove max-temperature from the lab file to measure it all"
                                + " the same")
                : Optional.empty();
    }

    /** That it is too warm, with the cure. */
    private String warmth(DeviceStatus status) {
        return String.format(
                Locale.ROOT,
                "it has %.1f C, more than the %.1f C that a trial may begin with; cool it, or set max-temperature in the lab"
                        + " file",
                status.celsius().orElse(Double.NaN),
                maxCelsius.orElse(Double.NaN));
    }
}
