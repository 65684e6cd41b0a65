package dev.dyno.scenarios;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a device must be like before, during and after a trial for the trial to count. Whatever is asked for here and a device
 * does not tell counts as not fulfilled.
 *
 * @param maxCelsius the warmest that a trial may begin at, in degrees Celsius
 * @param maxSlope the fastest that the temperature may rise or fall as a trial begins, in degrees Celsius per second
 * @param maxForeignShare the most that others may use of all processors during the measured window, 0 to 1
 * @param minCharge the least charge of the battery as a trial begins, 0 to 1
 * @param charging what is made of a battery that is being charged
 * @param throttle what is made of a device that runs slower than it could, because of heat or power
 * @param awake whether the screen must be awake
 * @param longestWait how long to wait for a device to come into condition before it is given up for the run
 */
public record ConditionRules(
        OptionalDouble maxCelsius,
        OptionalDouble maxSlope,
        OptionalDouble maxForeignShare,
        OptionalDouble minCharge,
        Policy charging,
        Policy throttle,
        boolean awake,
        Duration longestWait) {

    /** What holds where a scenario says nothing. */
    public static final ConditionRules DEFAULT = new ConditionRules(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Policy.USUAL,
            Policy.USUAL,
            false,
            Duration.ofMinutes(15));

    /** What is made of a state of a device that spoils some measurements and not others. */
    public enum Policy {
        /** The scenario does not say: refused where it matters, if the device tells. */
        USUAL,
        /** Refused, also where the device does not tell. */
        REFUSE,
        /** Recorded, and nothing more. */
        ALLOW
    }

    public ConditionRules {
        Objects.requireNonNull(charging, "charging");
        Objects.requireNonNull(throttle, "throttle");
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative: " + longestWait);
        }
    }

    /** Whether anything is asked for that a device has to tell before and after a trial. */
    public boolean asks() {
        return maxCelsius.isPresent()
                || maxSlope.isPresent()
                || minCharge.isPresent()
                || charging == Policy.REFUSE
                || throttle == Policy.REFUSE
                || awake;
    }
}
