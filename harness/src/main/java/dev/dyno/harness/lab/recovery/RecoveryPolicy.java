package dev.dyno.harness.lab.recovery;

import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How far recovery may go, and how long.
 *
 * @param allowed the steps beyond waiting
 * @param pauses what is waited before each try to reach the device, one try each
 * @param boot how long a restarted device may take
 * @param poll how often it is tried meanwhile
 */
public record RecoveryPolicy(Set<Step> allowed, List<Duration> pauses, Duration boot, Duration poll) {
    private static final String KEY = "recovery";

    /** Steps beyond waiting, in {@link Lab#RECOVERY_STEPS}' words. */
    public enum Step {
        /** A new link. */
        RECONNECT,
        /** A restart of the process on this machine that devices are reached through. */
        SERVER,
        /** A restart of the device. */
        REBOOT
    }

    public RecoveryPolicy {
        allowed = Set.copyOf(allowed);
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || boot.isNegative() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("recovery out of range");
        }
    }

    /** That of a row of a lab file: half a minute of tries, then the rougher steps. */
    public static RecoveryPolicy of(Lab.Entry device) {
        List<Duration> pauses = List.of(
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(8),
                Duration.ofSeconds(16));
        return new RecoveryPolicy(steps(device), pauses, Duration.ofMinutes(4), Duration.ofSeconds(5));
    }

    private static Set<Step> steps(Lab.Entry device) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (String word : device.keys().getOrDefault(KEY, "reconnect").split(" ", -1)) {
            if (Lab.RECOVERY_STEPS.contains(word)) {
                steps.add(Step.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return steps;
    }
}
