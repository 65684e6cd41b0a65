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

    public static final Metric COLD_START_STORAGE_READ = add(
            "cold_start.storage_read",
            Unit.BYTE,
            LOWER_IS_BETTER,
            MEASURED,
            "bytes that the start read from storage; what was in memory already is not among them");
    public static final Metric WARM_START_TOTAL =
            warmStart("total", "loading the model once more in a process that has inferred, and its first inference");
    public static final Metric WARM_START_MODEL_LOAD =
            warmStart("model_load", "loading and preparing the model once more in a process that has inferred");
    public static final Metric WARM_START_FIRST_INFERENCE =
            warmStart("first_inference", "the first inference after that");
    public static final Metric CACHED_START_TOTAL =
            cachedStart("total", "a warm start with what an earlier load left in the runtime's compilation cache");
    public static final Metric CACHED_START_MODEL_LOAD =
            cachedStart("model_load", "loading and preparing the model from the runtime's compilation cache");
    public static final Metric CACHED_START_FIRST_INFERENCE =
            cachedStart("first_inference", "the first inference after that");

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

    public static final Metric ENERGY_PER_INFERENCE = add(
            "energy.per_inference",
            Unit.JOULE,
            LOWER_IS_BETTER,
            MEASURED,
            "energy of one inference above that of the idle device");
    public static final Metric ENERGY_GROSS_PER_INFERENCE = add(
            "energy.gross_per_inference",
            Unit.JOULE,
            LOWER_IS_BETTER,
            MEASURED,
            "energy of the whole device for one inference");
    public static final Metric ENERGY_PER_1000_INFERENCES = add(
            "energy.per_1000_inferences",
            Unit.JOULE,
            LOWER_IS_BETTER,
            MEASURED,
            "energy of the whole device for 1,000 inferences at the rate of the load");
    public static final Metric POWER_MEAN = add(
            "power.mean", Unit.WATT, LOWER_IS_BETTER, MEASURED, "mean power of the device during the measured window");
    public static final Metric POWER_IDLE = add(
            "power.idle",
            Unit.WATT,
            LOWER_IS_BETTER,
            MEASURED,
            "mean power of the idle device, with the model loaded, beside the measured window");
    public static final Metric TEMPERATURE_START = add(
            "temperature.start",
            Unit.CELSIUS,
            LOWER_IS_BETTER,
            MEASURED,
            "temperature of the device at the start of the measured window");
    public static final Metric TEMPERATURE_MAX = add(
            "temperature.max",
            Unit.CELSIUS,
            LOWER_IS_BETTER,
            MEASURED,
            "highest temperature of the device in the measured window");
    public static final Metric TEMPERATURE_RISE = add(
            "temperature.rise",
            Unit.CELSIUS,
            LOWER_IS_BETTER,
            MEASURED,
            "how much warmer the device was at the end of the measured window than at its start");
    public static final Metric THERMAL_THROTTLED_SHARE = add(
            "thermal.throttled_share",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "share of the measured window in which the device was throttled");
    public static final Metric THERMAL_TIME_TO_THROTTLE = add(
            "thermal.time_to_throttle",
            Unit.SECOND,
            HIGHER_IS_BETTER,
            MEASURED,
            "from the start of the measured window to the first throttling, or the whole window without any");
    public static final Metric SUSTAINED_THROUGHPUT_RATIO = add(
            "sustained.throughput_ratio",
            Unit.RATIO,
            HIGHER_IS_BETTER,
            MEASURED,
            "throughput of the last third of the measured window over that of the first");
    public static final Metric SUSTAINED_P50_RATIO = add(
            "sustained.p50_ratio",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "median time of an inference in the last third of the measured window over that in the first");
    public static final Metric FRAMES_MISSED_SHARE = add(
            "frames.missed_share",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "share of the frames whose inference ended after its deadline, dropped ones included");
    public static final Metric FRAMES_DROPPED_SHARE = add(
            "frames.dropped_share",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "share of the frames that no inference was made for, because the one before was not done");
    public static final Metric BURST_WAKE_UP_RATIO = add(
            "burst.wake_up_ratio",
            Unit.RATIO,
            LOWER_IS_BETTER,
            MEASURED,
            "first inference after the idle time over the median of the rest of its burst");

    public static final Metric ACCELERATOR_NODE_SHARE = add(
            "accelerator.node_share",
            Unit.RATIO,
            HIGHER_IS_BETTER,
            EXACT,
            "share of the model's nodes that a delegate or execution provider executes, not the runtime's own kernels");
    public static final Metric ACCELERATOR_FALLBACK_NODES = add(
            "accelerator.fallback_nodes",
            Unit.COUNT,
            LOWER_IS_BETTER,
            EXACT,
            "the model's nodes that the runtime's own kernels for the processor execute");
    public static final Metric ACCELERATOR_PARTITIONS = add(
            "accelerator.partitions",
            Unit.COUNT,
            LOWER_IS_BETTER,
            EXACT,
            "pieces in which a delegate or execution provider executes its nodes");
    public static final Metric TOKENS_PROMPT_RATE = add(
            "tokens.prompt_rate",
            Unit.PER_SECOND,
            HIGHER_IS_BETTER,
            MEASURED,
            "tokens of a prompt that a language model reads in a second");
    public static final Metric TOKENS_GENERATION_RATE = add(
            "tokens.generation_rate",
            Unit.PER_SECOND,
            HIGHER_IS_BETTER,
            MEASURED,
            "tokens that a language model writes in a second");

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

    /** How the names of what profilers tell begin; what follows is the profiler's own name for it. */
    public static final String PROFILER = "profiler.";

    private static final int LONGEST_PROFILER_NAME = 100;

    private Metrics() {}

    /** Every metric, in the order in which tables show them. */
    public static List<Metric> all() {
        return List.copyOf(CATALOGUE);
    }

    /**
     * The metric with the given name, if there is one. What profilers tell, whose names begin with {@link #PROFILER}, is not in the
     * catalogue: any such name is a metric, a number in the profiler's own unit of which less is better.
     */
    public static Optional<Metric> named(String name) {
        if (name.startsWith(PROFILER)) {
            return profiler(name);
        }
        return CATALOGUE.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /**
     * Whether a relative limit on the metric says anything: not on what relates to the baseline by itself, nor on degrees
     * Celsius, whose zero is arbitrary.
     */
    public static boolean takesLimit(Metric metric) {
        return !metric.name().startsWith("parity.") && metric.unit() != Unit.CELSIUS;
    }

    private static Optional<Metric> profiler(String name) {
        if (name.length() > LONGEST_PROFILER_NAME || !Metric.isName(name)) {
            return Optional.empty();
        }
        String description = "told by a profiler, in its own unit";
        return Optional.of(new Metric(name, Unit.COUNT, LOWER_IS_BETTER, MEASURED, description));
    }

    private static Metric latency(String name, String description) {
        return add("latency." + name, Unit.SECOND, LOWER_IS_BETTER, MEASURED, description);
    }

    private static Metric coldStart(String name, String description) {
        return add("cold_start." + name, Unit.SECOND, LOWER_IS_BETTER, MEASURED, description);
    }

    private static Metric warmStart(String name, String description) {
        return add("warm_start." + name, Unit.SECOND, LOWER_IS_BETTER, MEASURED, description);
    }

    private static Metric cachedStart(String name, String description) {
        return add("cached_start." + name, Unit.SECOND, LOWER_IS_BETTER, MEASURED, description);
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
