package dev.dyno.scenarios;

import java.time.Duration;

/**
 * How well energy is to be measured. It is measured only where a scenario names a metric of energy or power.
 *
 * @param uncertainty the largest half-width of the 95 % interval of a trial's net energy per inference, as a share of it; windows
 *     are lengthened until they are better than this, above 0
 * @param idle how long the device rests before and after each measured window, for its power at rest
 * @param maxWindow to what length windows are lengthened at most
 */
public record EnergyRules(double uncertainty, Duration idle, Duration maxWindow) {
    /** What holds where a scenario says nothing. */
    public static final EnergyRules DEFAULT = new EnergyRules(0.05, Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** What a trial does beside its rests when it has any: the device is woken again. */
    private static final Duration AROUND = Duration.ofSeconds(2);

    public EnergyRules {
        if (!(uncertainty > 0) || idle.isNegative() || idle.isZero() || maxWindow.isNegative()) {
            throw new IllegalArgumentException("rules of energy out of range");
        }
    }

    /** What the rests of one trial take. */
    public Duration rests() {
        return idle.multipliedBy(2).plus(AROUND);
    }
}
