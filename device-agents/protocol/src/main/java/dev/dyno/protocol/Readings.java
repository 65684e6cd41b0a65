package dev.dyno.protocol;

/** Names of the readings in {@link TrialResult#readings()}. Totals are over the measured window. */
public final class Readings {
    /** Largest resident memory of the process so far, in bytes. */
    public static final String MEMORY_PEAK_RSS = "memory.peak_rss";
    /** Resident memory right after the window, in bytes. */
    public static final String MEMORY_STEADY_RSS = "memory.steady_rss";
    /** Proportional memory right after the window, in bytes. */
    public static final String MEMORY_STEADY_PSS = "memory.steady_pss";
    /** Largest proportional memory seen, in bytes. */
    public static final String MEMORY_PEAK_PSS = "memory.peak_pss";
    /** Proportional memory of the agent before it loaded a runtime, in bytes. */
    public static final String MEMORY_EMPTY_PSS = "memory.empty_pss";
    /** Managed bytes that the measuring thread allocated in the window. */
    public static final String ALLOCATED_BYTES = "allocated.bytes";
    /** Processor time of the process in the window, in seconds. */
    public static final String CPU_TIME = "cpu.time";
    /** Share of all processors that other processes used in the window, 0 to 1. */
    public static final String CPU_FOREIGN_SHARE = "cpu.foreign_share";
    /** Context switches of all threads of the process in the window. */
    public static final String CONTEXT_SWITCHES = "cpu.context_switches";
    /** Share of one processor that the telemetry thread used in the window, 0 to 1. */
    public static final String TELEMETRY_CPU_SHARE = "telemetry.cpu_share";
    /** How late the agent was, on average, for what the load's schedule had due while the engine was free, in seconds. */
    public static final String WAIT_LATENESS_MEAN = "wait.lateness_mean";
    /** How late the agent was at most for that, in seconds. */
    public static final String WAIT_LATENESS_MAX = "wait.lateness_max";
    /** Share of one processor that the agent used in the window for waiting precisely, 0 to 1. */
    public static final String WAIT_SPIN_SHARE = "wait.spin_share";
    /** Device temperature at the end of the window, in degrees Celsius. */
    public static final String TEMPERATURE = "temperature";
    /** Bytes that the process had read from storage by the end of its first inference. */
    public static final String COLD_START_STORAGE_READ = "cold_start.storage_read";
    /** Loading and preparing the model once more, in the process that has measured, in seconds. */
    public static final String WARM_START_MODEL_LOAD = "warm_start.model_load";
    /** The first inference after that, in seconds. */
    public static final String WARM_START_FIRST_INFERENCE = "warm_start.first_inference";
    /** Loading and preparing the model from what an earlier load left in the compilation cache, in seconds. */
    public static final String CACHED_START_MODEL_LOAD = "cached_start.model_load";
    /** The first inference after that, in seconds. */
    public static final String CACHED_START_FIRST_INFERENCE = "cached_start.first_inference";
    /** Share of the model's nodes that a delegate or execution provider executes, 0 to 1. */
    public static final String ACCELERATOR_NODE_SHARE = "accelerator.node_share";
    /** The model's nodes that the runtime's own kernels execute. */
    public static final String ACCELERATOR_FALLBACK_NODES = "accelerator.fallback_nodes";
    /** Pieces in which a delegate or execution provider executes its nodes. */
    public static final String ACCELERATOR_PARTITIONS = "accelerator.partitions";
    /** Mean power over the window, in watts. */
    public static final String POWER = "power";

    private Readings() {}
}
