package dev.dyno.reports.noise;

import dev.dyno.reports.statistics.Autocorrelation;
import dev.dyno.reports.statistics.Shamos;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Location;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.DeviceSelector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads noise off a run in which a baseline was compared with an identical copy of itself. */
public final class NoiseMeasurement {
    /** Fewer pairs say too little about a spread to be kept. */
    public static final int FEWEST = 4;

    private static final double CONFIDENCE = 0.95;
    /** A ratio of any two sensible values is within it; what is not shall not make the rest unreadable. */
    private static final double MOST = 10;

    private NoiseMeasurement() {}

    /**
     * The noise floor of one of the run's devices. A metric that varies but has fewer than {@value #FEWEST} pairs of positive
     * values is left out.
     *
     * @param run of a baseline and one candidate
     */
    public static NoiseFloor of(RunRecord run, DeviceProfile device) {
        CandidateRecord copy = run.candidates().stream()
                .filter(candidate -> !candidate.baseline())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a comparison has two candidates"));
        List<MetricNoise> metrics = run.metrics().stream()
                .flatMap(name -> Metrics.named(name).stream())
                .filter(metric -> metric.kind() == Metric.Kind.MEASURED)
                .flatMap(metric ->
                        noise(metric.name(), NoisePairs.of(run, device.name(), copy.name(), metric.name())).stream())
                .toList();
        return new NoiseFloor(
                device.name(),
                device.build(),
                facts(device),
                run.dynoVersion(),
                run.scenario(),
                subject(run.baseline()),
                run.startedAt(),
                metrics);
    }

    /** What selectors can ask of the device, but for what an earlier noise floor added to it. */
    private static Map<String, String> facts(DeviceProfile device) {
        Map<String, String> facts = new TreeMap<>(DeviceSelector.facts(device));
        facts.keySet().removeIf(key -> key.startsWith(NoiseFloor.FACT));
        return facts;
    }

    private static Optional<MetricNoise> noise(String metric, NoisePairs pairs) {
        if (pairs.size() < FEWEST) {
            return Optional.empty();
        }
        Location position = SignedRank.location(pairs.secondOverFirst(), CONFIDENCE);
        boolean visible = position.interval()
                .map(interval -> interval.lower() > 0 || interval.upper() < 0)
                .orElse(false);
        return Optional.of(new MetricNoise(
                metric,
                pairs.size(),
                Math.min(MOST, Shamos.deviation(pairs.copyOverBaseline())),
                Math.max(-MOST, Math.min(MOST, position.estimate())) + 0.0, // there is no negative nothing
                visible,
                Autocorrelation.lagOne(pairs.copyOverBaseline())));
    }

    private static String subject(CandidateRecord baseline) {
        return baseline.model() + " on " + baseline.runtime() + "/" + baseline.provider() + ", " + baseline.threads()
                + (baseline.threads() == 1 ? " thread" : " threads");
    }
}
