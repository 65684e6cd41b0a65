package dev.dyno.harness.run;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Turns the raw facts of one trial into its metrics: every one of the catalogue, measured or unavailable with a reason. */
final class TrialMetrics {
    private static final Provenance PHASES = new Provenance(Provenance.Kind.TIMER, "clock of the agent's start");
    private static final double NANO = 1e-9;

    private final MetricSheet sheet = new MetricSheet();
    private final TrialResult result;
    private final TrialEvidence evidence;
    private final AgentReadings readings;

    private TrialMetrics(TrialResult result, TrialEvidence evidence) {
        this.result = result;
        this.evidence = evidence;
        this.readings = new AgentReadings(result.readings());
    }

    /**
     * The metrics of a trial that ran to its end. Those that need other trials, parity with the baseline, are not among
     * them.
     *
     * @param result what the agent answered
     * @param evidence what else is known of the trial
     */
    static Map<String, MetricValue> of(TrialResult result, TrialEvidence evidence) {
        TrialMetrics metrics = new TrialMetrics(result, evidence);
        new LatencyMetrics(result, evidence).putInto(metrics.sheet);
        metrics.coldStart();
        new StartMetrics(metrics.readings).putInto(metrics.sheet);
        metrics.memory();
        metrics.processor();
        metrics.placement();
        metrics.accuracy();
        new LoadMetrics(result, evidence).putInto(metrics.sheet);
        new HeatMetrics(result, evidence).putInto(metrics.sheet);
        new SustainedMetrics(result, evidence).putInto(metrics.sheet);
        metrics.put(
                Metrics.MODEL_SIZE,
                new Measured(evidence.modelBytes(), 1, new Provenance(Provenance.Kind.COUNTER, "model file")));
        metrics.others();
        return metrics.sheet.values();
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
        put(
                Metrics.CPU_TIME_PER_INFERENCE,
                withoutWaiting(readings.perInference(Readings.CPU_TIME, Unit.SECOND, inferences())));
        reading(Metrics.CPU_FOREIGN_SHARE, Readings.CPU_FOREIGN_SHARE);
        perInference(Metrics.CPU_CONTEXT_SWITCHES_PER_INFERENCE, Readings.CONTEXT_SWITCHES);
        reading(Metrics.TELEMETRY_CPU_SHARE, Readings.TELEMETRY_CPU_SHARE);
    }

    /** What the agent spent on waiting for a frame or a request is its own, and no inference's. */
    private MetricValue withoutWaiting(MetricValue perInference) {
        TrialResult.Window window = result.window();
        MetricValue spun = readings.value(Readings.WAIT_SPIN_SHARE, Unit.RATIO);
        if (!(perInference instanceof Measured with) || !(spun instanceof Measured share) || window == null) {
            return perInference;
        }
        double waited = share.value() * window.nanos() * NANO / inferences();
        return new Measured(
                Math.max(0, with.value() - waited),
                with.n(),
                new Provenance(Provenance.Kind.COMPUTED, "the process's processor time less that of precise waiting"));
    }

    private void placement() {
        reading(Metrics.ACCELERATOR_NODE_SHARE, Readings.ACCELERATOR_NODE_SHARE);
        reading(Metrics.ACCELERATOR_FALLBACK_NODES, Readings.ACCELERATOR_FALLBACK_NODES);
        reading(Metrics.ACCELERATOR_PARTITIONS, Readings.ACCELERATOR_PARTITIONS);
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
    /** What the load cannot give, whatever was measured under it, and what nothing has measured. */
    private void others() {
        for (Metric metric : Metrics.all()) {
            Optional<String> withheld = evidence.load().withholds(metric);
            if (withheld.isPresent()) {
                sheet.unavailable(withheld.get(), metric);
            } else if (!sheet.has(metric) && !metric.name().startsWith("parity.")) {
                sheet.unavailable("nothing in this trial measured it", metric);
            }
        }
    }

    private void reading(Metric metric, String name) {
        put(metric, readings.value(name, metric.unit()));
    }

    private void perInference(Metric metric, String name) {
        put(metric, readings.perInference(name, metric.unit(), inferences()));
    }

    private int inferences() {
        return evidence.samples().services().length * evidence.load().inferencesPerCall();
    }

    private void unavailable(String reason, Metric... metrics) {
        sheet.unavailable(reason, metrics);
    }

    private void put(Metric metric, MetricValue value) {
        sheet.put(metric, value);
    }
}
