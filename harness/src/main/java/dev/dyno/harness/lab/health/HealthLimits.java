package dev.dyno.harness.lab.health;

/**
 * What a device may do wrong before it is quarantined.
 *
 * @param faultsInRow this many faults without a trial that went well are too many; at least 1
 * @param recoveriesPerDay this many recoveries within 24 hours are too many; at least 1
 * @param rebootsPerDay it is restarted at most so often within 24 hours; at least 0
 */
public record HealthLimits(int faultsInRow, int recoveriesPerDay, int rebootsPerDay) {
    /** As they are. */
    public static final HealthLimits USUAL = new HealthLimits(3, 8, 3);

    public HealthLimits {
        if (faultsInRow < 1 || recoveriesPerDay < 1 || rebootsPerDay < 0) {
            throw new IllegalArgumentException("health limits out of range");
        }
    }
}
