package dev.dyno.benchmarks.schedule;

import dev.dyno.harness.simulated.Behaviour;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Draws how long trials take, and knows the sum of what each device was given. */
final class TrialTimes implements Behaviour {
    private final double shortest;
    private final double longest;
    private final Map<String, Double> seconds = new ConcurrentHashMap<>();

    /** Times between two bounds, in seconds, the same for the same trial every time. */
    TrialTimes(double shortest, double longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    @Override
    public Duration takes(String device, String trialId) {
        double drawn = shortest + (longest - shortest) * new Random(trialId.hashCode()).nextDouble();
        seconds.merge(device, drawn, Double::sum);
        return Duration.ofNanos((long) (drawn * 1e9));
    }

    /** How long the device with the most to do needs for its trials alone: no schedule is shorter. */
    double longestDevice() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
