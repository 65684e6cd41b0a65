package dev.dyno.harness.virtual.twin;

/**
 * The truth about a twin at one moment.
 *
 * @param seconds since it began
 * @param watts power since the step before
 * @param joules energy since it began; what a charger puts into the battery is not in it
 * @param volts at the battery's or adapter's terminals
 * @param loadAmperes current that the device draws, {@code watts / volts}
 * @param chargingAmperes current of the charger into the battery
 * @param charge of the battery, as a share of its capacity; 1 without a battery
 * @param dieCelsius temperature of the chip
 * @param skinCelsius temperature of the surface
 * @param share of the highest frequency that the cores have left
 * @param status Android's thermal status, 0 (none) to 6
 */
public record TwinState(
        double seconds,
        double watts,
        double joules,
        double volts,
        double loadAmperes,
        double chargingAmperes,
        double charge,
        double dieCelsius,
        double skinCelsius,
        double share,
        int status) {

    /** Current out of the battery; below 0 while it is charged. */
    public double batteryAmperes() {
        return loadAmperes - chargingAmperes;
    }
}
