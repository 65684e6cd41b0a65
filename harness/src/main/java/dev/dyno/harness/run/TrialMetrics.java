package dev.dyno.harness.run;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.QueryFloor;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Turns the raw facts of one trial into its metrics: every one of the catalogue, measured or unavailable with a reason. */
final class TrialMetrics {
    private static final Provenance CLOCK =
            new Provenance(Provenance.Kind.TIMER, "monotonic clock around each inference");
    private static final Provenance PHASES = new Provenance(Provenance.Kind.TIMER, "clock of the agent's start");
    private static final double NANO = 1e-9;

    private final Map<String, MetricValue> values = new LinkedHashMap<>();
    private final TrialResult result;
    private final double[] latencies;

    private TrialMetrics(TrialResult result, double[] latencies) {
        this.result = result;
        this.latencies = latencies;
    }

    /**
     * The metrics of a trial that ran to its end. Those that need other trials, parity with the baseline, are not among
     * them.
     *
     * @param result what the agent answered
     * @param latencies the measured window's latencies, in seconds, in order of time
     * @param modelBytes size of the model file
     */
    static Map<String, MetricValue> of(TrialResult result, double[] latencies, long modelBytes) {
        TrialMetrics metrics = new TrialMetrics(result, latencies);
        metrics.latency();
        metrics.coldStart();
        metrics.memory();
        metrics.processor();
        metrics.accuracy();
        metrics.put(
                Metrics.MODEL_SIZE, new Measured(modelBytes, 1, new Provenance(Provenance.Kind.COUNTER, "model file")));
        return metrics.values;
    }

    private void latency() {
        double[] sorted = latencies.clone();
        Arrays.sort(sorted);
        percentile(Metrics.LATENCY_P50, sorted, 0.50);
        percentile(Metrics.LATENCY_P90, sorted, 0.90);
        percentile(Metrics.LATENCY_P95, sorted, 0.95);
        percentile(Metrics.LATENCY_P99, sorted, 0.99);
        int n = sorted.length;
        if (n == 0 || result.window() == null) {
            Unavailable none = new Unavailable("no inference was measured");
            put(Metrics.LATENCY_MEAN, none);
            put(Metrics.LATENCY_MAX, none);
            put(Metrics.THROUGHPUT, none);
            return;
        }
        put(Metrics.LATENCY_MEAN, new Measured(Arrays.stream(sorted).sum() / n, n, CLOCK));
        put(Metrics.LATENCY_MAX, new Measured(sorted[n - 1], n, CLOCK));
        put(Metrics.THROUGHPUT, new Measured(n / (result.window().nanos() * NANO), n, CLOCK));
    }

    private void percentile(Metric metric, double[] sorted, double p) {
        int floor = QueryFloor.of(p);
        if (sorted.length < floor) {
            put(
                    metric,
                    new Unavailable(String.format(
                            Locale.ROOT,
                            "a p%.0f needs at least %d inferences, this trial measured %d: raise load.single-stream.iterations",
                            p * 100,
                            floor,
                            sorted.length)));
        } else {
            put(metric, new Measured(HarrellDavis.quantile(sorted, p), sorted.length, CLOCK));
        }
    }

    private void coldStart() {
        TrialResult.ColdStart start = result.coldStart();
        if (start == null) {
            Unavailable none = new Unavailable("the agent reported no cold start");
            put(Metrics.COLD_START_TOTAL, none);
            put(Metrics.COLD_START_PROCESS, none);
            put(Metrics.COLD_START_RUNTIME, none);
            put(Metrics.COLD_START_MODEL_LOAD, none);
            put(Metrics.COLD_START_FIRST_INFERENCE, none);
            return;
        }
        if (start.processNanos() < 0) {
            Unavailable none = new Unavailable("the device does not tell when the process was started");
            put(Metrics.COLD_START_TOTAL, none);
            put(Metrics.COLD_START_PROCESS, none);
        } else {
            long total =
                    start.processNanos() + start.runtimeNanos() + start.modelLoadNanos() + start.firstInferenceNanos();
            phase(Metrics.COLD_START_TOTAL, total);
            phase(Metrics.COLD_START_PROCESS, start.processNanos());
        }
        phase(Metrics.COLD_START_RUNTIME, start.runtimeNanos());
        phase(Metrics.COLD_START_MODEL_LOAD, start.modelLoadNanos());
        phase(Metrics.COLD_START_FIRST_INFERENCE, start.firstInferenceNanos());
    }

    private void phase(Metric metric, long nanos) {
        put(metric, new Measured(nanos * NANO, 1, PHASES));
    }

    private void memory() {
        reading(Metrics.MEMORY_PEAK_RSS, Readings.MEMORY_PEAK_RSS);
        reading(Metrics.MEMORY_STEADY_RSS, Readings.MEMORY_STEADY_RSS);
        reading(Metrics.MEMORY_STEADY_PSS, Readings.MEMORY_STEADY_PSS);
        reading(Metrics.MEMORY_PEAK_PSS, Readings.MEMORY_PEAK_PSS);
        MetricValue steady = value(Readings.MEMORY_STEADY_PSS, 1);
        MetricValue empty = value(Readings.MEMORY_EMPTY_PSS, 1);
        if (steady instanceof Measured with && empty instanceof Measured without) {
            Provenance difference = new Provenance(Provenance.Kind.COMPUTED, "steady less empty proportional memory");
            put(Metrics.MEMORY_MODEL_SHARE, new Measured(with.value() - without.value(), 1, difference));
        } else {
            put(Metrics.MEMORY_MODEL_SHARE, steady instanceof Unavailable ? steady : empty);
        }
        perInference(Metrics.MEMORY_ALLOCATED_PER_INFERENCE, Readings.ALLOCATED_BYTES);
    }

    private void processor() {
        perInference(Metrics.CPU_TIME_PER_INFERENCE, Readings.CPU_TIME);
        reading(Metrics.CPU_FOREIGN_SHARE, Readings.CPU_FOREIGN_SHARE);
        perInference(Metrics.CPU_CONTEXT_SWITCHES_PER_INFERENCE, Readings.CONTEXT_SWITCHES);
        reading(Metrics.TELEMETRY_CPU_SHARE, Readings.TELEMETRY_CPU_SHARE);
    }

    private void accuracy() {
        TrialResult.AccuracyOutcome accuracy = result.accuracy();
        if (accuracy == null || accuracy.total() == 0) {
            put(Metrics.ACCURACY_TOP1, new Unavailable("the scenario names no labelled inputs: add 'accuracy'"));
        } else {
            Provenance labels = new Provenance(Provenance.Kind.COMPUTED, "top-1 class against the labels");
            double share = (double) accuracy.correct() / accuracy.total();
            put(Metrics.ACCURACY_TOP1, new Measured(share, accuracy.total(), labels));
        }
    }

    private void reading(Metric metric, String name) {
        put(metric, value(name, 1));
    }

    private void perInference(Metric metric, String name) {
        put(metric, value(name, Math.max(1, latencies.length)));
    }

    /** A reading divided over n inferences. */
    private MetricValue value(String name, int n) {
        Reading reading = result.readings().get(name);
        if (reading == null) {
            return new Unavailable("the agent did not report " + name);
        }
        if (reading.unavailable() != null) {
            return new Unavailable(reading.unavailable());
        }
        Provenance.Kind kind = Provenance.Kind.valueOf(reading.provenance().toUpperCase(Locale.ROOT));
        return new Measured(reading.value() / n, n, new Provenance(kind, reading.source()));
    }

    private void put(Metric metric, MetricValue value) {
        values.put(metric.name(), value);
    }
}
