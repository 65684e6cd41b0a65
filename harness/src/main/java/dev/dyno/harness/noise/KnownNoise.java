package dev.dyno.harness.noise;

import dev.dyno.reports.noise.Foresight;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.scenarios.Scenario;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the noise of a device.
 *
 * @param device the device
 * @param floor its noise; null if nothing usable is known
 * @param issues why a file about it is not used
 */
public record KnownNoise(DeviceProfile device, @Nullable NoiseFloor floor, List<Issue> issues) {
    private static final MathContext DIGITS = new MathContext(4);

    public KnownNoise {
        issues = List.copyOf(issues);
    }

    /**
     * The device with a fact {@code noise.METRIC} for every metric of the scenario whose spread is known. A run that keeps it
     * can be judged again to the same end, whatever becomes of the file.
     */
    public DeviceProfile informed(Scenario scenario) {
        if (floor == null) {
            return device;
        }
        Map<String, String> facts = new TreeMap<>(device.facts());
        for (Metric metric : scenario.metrics()) {
            floor.of(metric.name()).ifPresent(noise -> facts.put(NoiseFloor.FACT + metric.name(), spread(noise)));
        }
        return new DeviceProfile(
                device.name(),
                device.transport(),
                device.os(),
                device.build(),
                device.model(),
                device.soc(),
                device.abi(),
                device.cores(),
                device.memoryBytes(),
                device.simulated(),
                facts);
    }

    /** What to know before measuring the scenario on the device. */
    public List<Issue> issues(Scenario scenario) {
        List<Issue> all = new ArrayList<>(issues);
        if (floor != null) {
            all.addAll(tooTight(scenario, floor));
        }
        return all;
    }

    /** A warning per limit that is below what the device can show in the rounds of the scenario. */
    public static List<Issue> tooTight(Scenario scenario, NoiseFloor floor) {
        return Foresight.of(scenario).tooTight(floor).stream()
                .map(sentence -> new Issue(Issue.Severity.WARNING, sentence, floor.device()))
                .toList();
    }

    /** How many rounds a candidate that changes nothing will take on average; empty if that is unknown or fixed. */
    public OptionalDouble expectedRounds(Scenario scenario) {
        return floor == null ? OptionalDouble.empty() : Foresight.of(scenario).expectedRounds(floor);
    }

    private static String spread(MetricNoise noise) {
        return BigDecimal.valueOf(noise.spread()).round(DIGITS).toPlainString();
    }
}
