package dev.dyno.protocol;

/** The names of the files in a trial's folder on the device. */
public final class TrialFiles {
    /** The {@link TrialSpec}, written by the harness before the launch. */
    public static final String SPEC = "spec.json";
    /** The {@link Heartbeat}, replaced while the agent works. */
    public static final String HEARTBEAT = "heartbeat.json";
    /** Every latency; see {@link SamplesCsv}. */
    public static final String SAMPLES = "samples.csv";
    /** What the telemetry read; see {@link TelemetryCsv}. */
    public static final String TELEMETRY = "telemetry.csv";
    /** What the watches said; see {@link WatchCsv}. */
    public static final String WATCH = "watch.csv";
    /** The outputs for the fixed input, if they were asked for; see {@link NpyFile}. */
    public static final String OUTPUTS = "outputs.npy";
    /** The folder of the compilation cache, empty at first, gone at the end. */
    public static final String CACHE = "cache";
    /** What a program printed that makes the inferences by itself; see {@link Load.Program}. */
    public static final String PROGRAM_OUT = "program.out";
    /** What it printed as errors. */
    public static final String PROGRAM_ERR = "program.err";
    /** What it wrote by itself, if it was asked to write a file of this name. */
    public static final String PROGRAM_JSON = "program.json";
    /** The {@link TrialResult}: appears last, complete, by rename. */
    public static final String RESULT = "result.json";
    /** What the agent and the runtime printed; written by whoever launches the agent. */
    public static final String LOG = "agent.log";

    private TrialFiles() {}
}
