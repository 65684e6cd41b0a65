package dev.dyno.harness.virtual.twin;

import dev.dyno.scenarios.twin.Gauge;

/**
 * What a twin's gauge shows, in its steps but not yet in its units and sign.
 *
 * @param seconds when it was updated, since the twin began
 * @param amperes out of the battery, or what a board draws
 * @param volts at the terminals
 * @param coulombs left in the battery; 0 without one
 * @param charge of the battery, 0 to 1
 * @param joules what the counter of joules shows; 0 without one
 * @param charging whether a charger's current flows
 * @param dieCelsius temperature of the chip
 * @param skinCelsius temperature of the surface
 */
public record TwinReading(
        double seconds,
        double amperes,
        double volts,
        double coulombs,
        double charge,
        double joules,
        boolean charging,
        double dieCelsius,
        double skinCelsius) {

    /** The number in a battery's {@code current_now}, in the gauge's unit and sign. */
    public long currentNow(Gauge gauge) {
        double signed = gauge.negative() ? -amperes : amperes;
        return Math.round(signed * (gauge.milliamperes() ? 1e3 : 1e6));
    }

    /** The number in a battery's {@code voltage_now}, in uV. */
    public long voltageNow() {
        return Math.round(volts * 1e6);
    }

    /** The number in a battery's {@code charge_counter}, in uAh. */
    public long chargeCounter() {
        return Math.round(coulombs / 3600 * 1e6);
    }

    /** The power that it shows, in W. */
    public double watts() {
        return amperes * volts;
    }
}
