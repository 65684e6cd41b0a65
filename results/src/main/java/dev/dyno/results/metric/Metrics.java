package dev.dyno.results.metric;

import static dev.dyno.results.metric.Direction.HIGHER_IS_BETTER;
import static dev.dyno.results.metric.Direction.LOWER_IS_BETTER;
import static dev.dyno.results.metric.Metric.Kind.EXACT;
import static dev.dyno.results.metric.Metric.Kind.MEASURED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue: every metric that Dyno itself produces. Scenario files may name only these. */
public final class Metrics {
    private static final List<Metric> CATALOGUE = new ArrayList<>();

    public static final Metric LATENCY_P50 = latency("p50", "median time of one inference");
    public static final Metric LATENCY_P90 = latency("p90", "90th percentile of the time of one inference");
    public static final Metric LATENCY_P95 = latency("p95", "95th percentile of the time of one inference");
    public static final Metric LATENCY_P99 = latency("p99", "99th percentile of the time of one inference");
    public static final Metric LATENCY_MEAN = latency("mean", "mean time of one inference");
    public static final Metric LATENCY_MAX = latency("max", "longest time of one inference");
    public static final Metric THROUGHPUT = add(
            "throughput", Unit.PER_SECOND, HIGHER_IS_BETTER, MEASURED, "inferences per second of the measured window");

    public static final Metric COLD_START_TOTAL =
            coldStart("total", "from the start of the process to the end of its first inference");
    public static final Metric COLD_START_PROCESS =
            coldStart("process", "from the start of the process to the agent's first instruction");
    public static final Metric COLD_START_RUNTIME = coldStart("runtime", "loading and starting the inference runtime");
    public static final Metric COLD_START_MODEL_LOAD = coldStart("model_load", "loading and preparing the model");
    public static final Metric COLD_START_FIRST_INFERENCE = coldStart("first_inference", "the first inference");

    public static final Metric MEMORY_PEAK_RSS = memory("peak_rss", "largest resident memory of the process");
    public static final Metric MEMORY_STEADY_RSS = memory("steady_rss", "resident memory after the measured window");
    public static final Metric MEMORY_STEADY_PSS =
            memory("steady_pss", "proportional memory after the measured window");
    public static final Metric MEMORY_PEAK_PSS = memory("peak_pss", "largest proportional memory seen");
    public static final Metric MEMORY_MODEL_SHARE =
            memory("model_share", "steady proportional memory over that of an agent that has loaded nothing");
    public static final Metric MEMORY_ALLOCATED_PER_INFERENCE =
            memory("allocated_per_inference", "managed bytes allocated by one inference");

    public static final Metric CPU_TIME_PER_INFERENCE = add(
            "cpu.time_per_inference",
            Unit.SECOND,
            LOWER_IS_BETTER,
            MEASURED,
            "processor time that the process used for one inference");
    public static final Metric CPU_FOREIGN_SHARE = add(
            "cpu.foreign_share",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "share of all processors that other processes used during the measured window");
    public static final Metric CPU_CONTEXT_SWITCHES_PER_INFERENCE = add(
            "cpu.context_switches_per_inference",
            Unit.COUNT,
            LOWER_IS_BETTER,
            MEASURED,
            "context switches of the process for one inference");
    public static final Metric TELEMETRY_CPU_SHARE = add(
            "telemetry.cpu_share",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "share of one processor that measuring itself used");

    public static final Metric ACCURACY_TOP1 = add(
            "accuracy.top1",
            Unit.RATIO,
            HIGHER_IS_BETTER,
            EXACT,
            "share of the labelled inputs whose highest-scored class is the label");
    public static final Metric PARITY_MAX_ABS_ERROR = add(
            "parity.max_abs_error",
            Unit.RATIO,
            LOWER_IS_BETTER,
            EXACT,
            "largest absolute difference of an output value from the baseline's");
    public static final Metric PARITY_COSINE = add(
            "parity.cosine", Unit.RATIO, HIGHER_IS_BETTER, EXACT, "cosine similarity of the outputs to the baseline's");
    public static final Metric MODEL_SIZE =
            add("model.size", Unit.BYTE, LOWER_IS_BETTER, EXACT, "size of the model file");

    private Metrics() {}

    /** Every metric, in the order in which tables show them. */
    public static List<Metric> all() {
        return List.copyOf(CATALOGUE);
    }

    /** The metric with the given name, if there is one. */
    public static Optional<Metric> named(String name) {
        return CATALOGUE.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    private static Metric latency(String name, String description) {
        return add("latency." + name, Unit.SECOND, LOWER_IS_BETTER, MEASURED, description);
    }

    private static Metric coldStart(String name, String description) {
        return add("cold_start." + name, Unit.SECOND, LOWER_IS_BETTER, MEASURED, description);
    }

    private static Metric memory(String name, String description) {
        return add("memory." + name, Unit.BYTE, LOWER_IS_BETTER, MEASURED, description);
    }

    private static Metric add(String name, Unit unit, Direction better, Metric.Kind kind, String description) {
        Metric metric = new Metric(name, unit, better, kind, description);
        CATALOGUE.add(metric);
        return metric;
    }
}
