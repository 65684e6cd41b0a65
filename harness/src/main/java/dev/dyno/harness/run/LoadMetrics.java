package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.scenarios.LoadPattern;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What only some loads have: frames with deadlines, bursts after a rest. */
final class LoadMetrics {
    /** A burst's first inference is compared with the median of at least so many others. */
    private static final int LEAST_OTHERS = 3;

    /** How many inferences of a burst the ramp shows. */
    private static final int RAMP = 8;

    private final LoadPattern load;
    private final TrialSamples samples;
    private final TrialResult.@Nullable Window window;

    LoadMetrics(TrialResult result, TrialEvidence evidence) {
        this.load = evidence.load();
        this.samples = evidence.samples();
        this.window = result.window();
    }

    void putInto(MetricSheet sheet) {
        if (load instanceof LoadPattern.Periodic periodic) {
            frames(periodic, sheet);
        } else if (load instanceof LoadPattern.Burst burst) {
            sheet.put(Metrics.BURST_WAKE_UP_RATIO, wakeUp(burst));
        }
    }

    private void frames(LoadPattern.Periodic periodic, MetricSheet sheet) {
        if (window == null || window.due() == 0) {
            sheet.unavailable("no frame was due", Metrics.FRAMES_MISSED_SHARE, Metrics.FRAMES_DROPPED_SHARE);
            return;
        }
        double deadline = periodic.deadline().toNanos() * 1e-9;
        int due = window.due();
        long late = Arrays.stream(samples.latencies())
                .filter(latency -> latency > deadline)
                .count();
        int dropped = due - window.iterations();
        sheet.put(
                Metrics.FRAMES_MISSED_SHARE,
                new Measured(
                        (late + dropped) / (double) due, due, computed("frames done after their deadline, or never")));
        sheet.put(
                Metrics.FRAMES_DROPPED_SHARE,
                new Measured(dropped / (double) due, due, computed("frames that a newer one replaced, of those due")));
    }

    private MetricValue wakeUp(LoadPattern.Burst burst) {
        int size = burst.inferences();
        int bursts = samples.services().length / size;
        if (bursts == 0) {
            return new Unavailable("no burst was measured");
        }
        if (size <= LEAST_OTHERS) {
            return new Unavailable("a burst needs more than " + LEAST_OTHERS
                    + " inferences to compare the first with the others: raise load.burst.inferences");
        }
        double[] ratios = new double[bursts];
        for (int b = 0; b < bursts; b++) {
            double[] services = samples.services();
            ratios[b] = services[b * size] / median(Arrays.copyOfRange(services, b * size + 1, (b + 1) * size));
        }
        return new Measured(
                median(ratios), bursts, computed("median over bursts: first inference over the median of the others"));
    }

    /** How the first inferences of a burst compare with its last ones: medians over bursts; empty for other loads. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        if (load instanceof LoadPattern.Burst burst && samples.services().length >= burst.inferences()) {
            int size = burst.inferences();
            int bursts = samples.services().length / size;
            StringBuilder ramp = new StringBuilder();
            for (int i = 0; i < Math.min(RAMP, size); i++) {
                double[] at = new double[bursts];
                for (int b = 0; b < bursts; b++) {
                    at[b] = samples.services()[b * size + i];
                }
                ramp.append(i == 0 ? "" : ", ").append(Math.round(median(at) * 1e6));
            }
            facts.put("burst.ramp-microseconds", ramp.toString());
        }
        return facts;
    }

    private static Provenance computed(String source) {
        return new Provenance(Provenance.Kind.COMPUTED, source);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
