package dev.dyno.harness.run;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How punctual the agent was with what its load's schedule had due, and what that cost. */
final class Punctuality {
    /** Above this share of the mean latency the agent's own lateness is worth knowing. */
    private static final double NOTEWORTHY_SHARE = 0.02;

    private Punctuality() {}

    /** Facts for the trial's record; empty where nothing was waited for. */
    static Map<String, String> facts(TrialResult result) {
        Map<String, String> facts = new TreeMap<>();
        for (String name :
                new String[] {Readings.WAIT_LATENESS_MEAN, Readings.WAIT_LATENESS_MAX, Readings.WAIT_SPIN_SHARE}) {
            value(result, name).ifPresent(value -> facts.put(name, String.format(Locale.ROOT, "%.3g", value)));
        }
        return facts;
    }

    /** A warning, if the agent was so late that the latencies show it. */
    static Optional<String> problem(TrialResult result, TrialSamples samples) {
        double mean = Arrays.stream(samples.latencies()).average().orElse(Double.NaN);
        return value(result, Readings.WAIT_LATENESS_MEAN)
                .filter(late -> late > NOTEWORTHY_SHARE * mean)
                .map(late -> String.format(
                        Locale.ROOT,
                        "the agent began %.0f us late on average, which is in the latencies, %.1f ms on average: the device"
                                + " wakes its threads late, or is busy",
                        late * 1e6,
                        mean * 1e3));
    }

    private static Optional<Double> value(TrialResult result, String name) {
        Reading reading = result.readings().get(name);
        return reading == null || reading.unavailable() != null || !(reading.value() >= 0)
                ? Optional.empty()
                : Optional.of(reading.value());
    }
}
