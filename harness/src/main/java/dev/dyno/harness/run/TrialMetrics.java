package dev.dyno.harness.run;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.QueryFloor;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final AgentReadings readings;
    private final double[] latencies;

    private TrialMetrics(TrialResult result, double[] latencies) {
        this.result = result;
        this.readings = new AgentReadings(result.readings());
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
        metrics.others();
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
        if (n == 0) {
            unavailable("no inference was measured", Metrics.LATENCY_MEAN, Metrics.LATENCY_MAX, Metrics.THROUGHPUT);
            return;
        }
        put(Metrics.LATENCY_MEAN, new Measured(Arrays.stream(sorted).sum() / n, n, CLOCK));
        put(Metrics.LATENCY_MAX, new Measured(sorted[n - 1], n, CLOCK));
        TrialResult.Window window = result.window();
        if (window == null || window.nanos() == 0) {
            unavailable("the agent reported no length of its measured window", Metrics.THROUGHPUT);
        } else {
            put(Metrics.THROUGHPUT, new Measured(n / (window.nanos() * NANO), n, CLOCK));
        }
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
            unavailable(
                    "the agent reported no cold start",
                    Metrics.COLD_START_TOTAL,
                    Metrics.COLD_START_PROCESS,
                    Metrics.COLD_START_RUNTIME,
                    Metrics.COLD_START_MODEL_LOAD,
                    Metrics.COLD_START_FIRST_INFERENCE);
            return;
        }
        if (start.processNanos() < 0) {
            unavailable(
                    "the device does not tell when the process was started",
                    Metrics.COLD_START_TOTAL,
                    Metrics.COLD_START_PROCESS);
        } else {
            phases(
                    Metrics.COLD_START_TOTAL,
                    start.processNanos(),
                    start.runtimeNanos(),
                    start.modelLoadNanos(),
                    start.firstInferenceNanos());
            phases(Metrics.COLD_START_PROCESS, start.processNanos());
        }
        phases(Metrics.COLD_START_RUNTIME, start.runtimeNanos());
        phases(Metrics.COLD_START_MODEL_LOAD, start.modelLoadNanos());
        phases(Metrics.COLD_START_FIRST_INFERENCE, start.firstInferenceNanos());
    }

    private void phases(Metric metric, long... nanos) {
        // As floating point, for the sum of numbers that a stranger chose may exceed a long.
        put(metric, new Measured(Arrays.stream(nanos).asDoubleStream().sum() * NANO, 1, PHASES));
    }

    private void memory() {
        reading(Metrics.MEMORY_PEAK_RSS, Readings.MEMORY_PEAK_RSS);
        reading(Metrics.MEMORY_STEADY_RSS, Readings.MEMORY_STEADY_RSS);
        reading(Metrics.MEMORY_STEADY_PSS, Readings.MEMORY_STEADY_PSS);
        reading(Metrics.MEMORY_PEAK_PSS, Readings.MEMORY_PEAK_PSS);
        put(Metrics.MEMORY_MODEL_SHARE, modelShare());
        perInference(Metrics.MEMORY_ALLOCATED_PER_INFERENCE, Readings.ALLOCATED_BYTES);
    }

    private MetricValue modelShare() {
        MetricValue steady = readings.value(Readings.MEMORY_STEADY_PSS, Unit.BYTE);
        MetricValue empty = readings.value(Readings.MEMORY_EMPTY_PSS, Unit.BYTE);
        if (!(steady instanceof Measured with) || !(empty instanceof Measured without)) {
            return steady instanceof Unavailable ? steady : empty;
        }
        if (with.value() < without.value()) {
            return new Unavailable("the agent had less memory with the model than before it loaded anything");
        }
        Provenance difference = new Provenance(Provenance.Kind.COMPUTED, "steady less empty proportional memory");
        return new Measured(with.value() - without.value(), 1, difference);
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

    /** What nothing above has given. */
    private void others() {
        Metrics.all().stream()
                .filter(metric -> !metric.name().startsWith("parity."))
                .filter(metric -> !values.containsKey(metric.name()))
                .forEach(metric -> put(metric, new Unavailable("nothing in this trial measured it")));
    }

    private void reading(Metric metric, String name) {
        put(metric, readings.value(name, metric.unit()));
    }

    private void perInference(Metric metric, String name) {
        put(metric, readings.perInference(name, metric.unit(), latencies.length));
    }

    private void unavailable(String reason, Metric... metrics) {
        List.of(metrics).forEach(metric -> put(metric, new Unavailable(reason)));
    }

    private void put(Metric metric, MetricValue value) {
        values.put(metric.name(), value);
    }
}
