package dev.dyno.harness.device;

import java.time.Duration;

/**
 * How long a trial may take.
 *
 * @param total from launch to result
 * @param silence between two signs of life
 */
public record TrialLimits(Duration total, Duration silence) {
    public TrialLimits {
        if (total.isNegative() || total.isZero() || silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("trial limits are positive");
        }
    }

    /** A trial that may be silent for 30 s: ten times as long as a loaded machine was ever seen to delay a heartbeat. */
    public static TrialLimits of(Duration total) {
        return new TrialLimits(total, Duration.ofSeconds(30));
    }
}
