package dev.dyno.results.record;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much a device scatters by itself: what came of comparing a build with an identical copy of itself.
 *
 * @param device the device's name in the lab
 * @param build the device's build then; with another one, the numbers say nothing
 * @param facts what selectors can ask of the device, by key, sorted
 * @param dynoVersion the version that measured
 * @param scenario whose baseline was measured
 * @param subject the baseline: its model, runtime, provider and threads, for people
 * @param measuredAt when
 * @param metrics one entry per metric that varies
 */
public record NoiseFloor(
        String device,
        String build,
        Map<String, String> facts,
        String dynoVersion,
        String scenario,
        String subject,
        Instant measuredAt,
        List<MetricNoise> metrics) {

    /** The version of this record's form in its file; a reader refuses any other. */
    public static final String SCHEMA = "dyno/noise/v1";

    /** Before a metric's name: the fact of a device in a run that says the metric's {@link MetricNoise#spread}. */
    public static final String FACT = "noise.";

    public NoiseFloor {
        Objects.requireNonNull(measuredAt, "measuredAt");
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        metrics = List.copyOf(metrics);
        if (device.isBlank()) {
            throw new IllegalArgumentException("a device has a name");
        }
        Set<String> names = new HashSet<>();
        metrics.forEach(noise -> {
            if (!names.add(noise.metric())) {
                throw new IllegalArgumentException("the metric " + noise.metric() + " is there twice");
            }
        });
    }

    /** The noise of a metric, if it was measured. */
    public Optional<MetricNoise> of(String metric) {
        return metrics.stream().filter(noise -> noise.metric().equals(metric)).findFirst();
    }

    /**
     * The noise of one metric.
     *
     * @param metric its name
     * @param rounds from how many pairs, at least 2
     * @param spread robust standard deviation of the log-ratio of a pair; 0 to {@value #MOST}
     * @param position log-ratio of the second to the first of a round; from -{@value #MOST} to {@value #MOST}
     * @param positionVisible whether that is told from none with 95 % confidence
     * @param autocorrelation how much a pair resembles the one before it, -1 to 1
     */
    public record MetricNoise(
            String metric,
            int rounds,
            double spread,
            double position,
            boolean positionVisible,
            double autocorrelation) {

        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]{0,99}");
        /** Log-ratios beyond this are no noise: a factor of 22,026. */
        private static final double MOST = 10;

        public MetricNoise {
            if (!NAME.matcher(metric).matches()) {
                throw new IllegalArgumentException("not a metric's name");
            }
            if (rounds < 2) {
                throw new IllegalArgumentException(metric + ": noise takes at least 2 rounds, not " + rounds);
            }
            requireWithin("spread", spread, 0, MOST);
            requireWithin("position", position, -MOST, MOST);
            requireWithin("autocorrelation", autocorrelation, -1, 1);
        }

        private static void requireWithin(String what, double number, double least, double most) {
            if (!(number >= least && number <= most)) {
                throw new IllegalArgumentException(what + " is from " + least + " to " + most + ", not " + number);
            }
        }
    }
}
