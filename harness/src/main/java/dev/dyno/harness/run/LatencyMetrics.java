package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.QueryFloor;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.scenarios.LoadPattern;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Latency and throughput. */
final class LatencyMetrics {
    private static final Metric[] LATENCIES = {
        Metrics.LATENCY_P50,
        Metrics.LATENCY_P90,
        Metrics.LATENCY_P95,
        Metrics.LATENCY_P99,
        Metrics.LATENCY_MEAN,
        Metrics.LATENCY_MAX
    };

    private final LoadPattern load;
    private final double[] sorted;
    private final TrialResult.@Nullable Window window;
    private final Provenance clock;
    private final Optional<String> overload;

    LatencyMetrics(TrialResult result, TrialEvidence evidence) {
        this.load = evidence.load();
        this.sorted = evidence.samples().latencies().clone();
        Arrays.sort(sorted);
        this.window = result.window();
        this.clock = new Provenance(Provenance.Kind.TIMER, source(load));
        this.overload = Overload.of(load, window, evidence.samples().services());
    }

    /** What the latencies of a load are measured with, and from when to when. */
    static String source(LoadPattern load) {
        return switch (load.latencyFrom()) {
            case START -> "monotonic clock around each inference";
            case DUE -> "monotonic clock, from when the frame was due to the end of its inference";
            case ARRIVAL -> "monotonic clock, from the request's arrival to the end of its inference";
        };
    }

    void putInto(MetricSheet sheet) {
        int n = sorted.length;
        if (n == 0) {
            sheet.unavailable("no inference was measured", LATENCIES);
            sheet.unavailable("no inference was measured", Metrics.THROUGHPUT);
            return;
        }
        if (overload.isPresent()) {
            sheet.unavailable(overload.get(), LATENCIES);
        } else {
            latencies(sheet);
        }
        if (window == null || window.nanos() == 0) {
            sheet.unavailable("the agent reported no length of its measured window", Metrics.THROUGHPUT);
        } else {
            int inferences = n * load.inferencesPerCall();
            sheet.put(
                    Metrics.THROUGHPUT,
                    new Measured(
                            inferences / (window.nanos() * 1e-9),
                            n,
                            new Provenance(Provenance.Kind.TIMER, source(load))));
        }
    }

    private void latencies(MetricSheet sheet) {
        int n = sorted.length;
        percentile(sheet, Metrics.LATENCY_P50, 0.50);
        percentile(sheet, Metrics.LATENCY_P90, 0.90);
        percentile(sheet, Metrics.LATENCY_P95, 0.95);
        percentile(sheet, Metrics.LATENCY_P99, 0.99);
        sheet.put(Metrics.LATENCY_MEAN, new Measured(Arrays.stream(sorted).sum() / n, n, clock));
        sheet.put(Metrics.LATENCY_MAX, new Measured(sorted[n - 1], n, clock));
    }

    private void percentile(MetricSheet sheet, Metric metric, double p) {
        int floor = QueryFloor.of(p);
        if (sorted.length < floor) {
            sheet.put(
                    metric,
                    new Unavailable(String.format(
                            Locale.ROOT,
                            "a p%.0f needs at least %d inferences, this trial measured %d: raise %s",
                            p * 100,
                            floor,
                            sorted.length,
                            moreOf(load))));
        } else {
            sheet.put(metric, new Measured(HarrellDavis.quantile(sorted, p), sorted.length, clock));
        }
    }

    private static String moreOf(LoadPattern load) {
        String key = "load." + load.name() + ".";
        return switch (load.name()) {
            case "single-stream", "offline" -> key + "iterations";
            case "burst" -> key + "bursts";
            case "sustained" -> key + "min-duration";
            default -> key + "duration";
        };
    }
}
