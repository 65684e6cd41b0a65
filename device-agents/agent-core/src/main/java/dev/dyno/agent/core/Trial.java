package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.platform.MemoryReadings;
import dev.dyno.agent.platform.Platform;
import dev.dyno.agent.platform.Probes;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.agent.platform.WindowCounters;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.SamplesCsv;
import dev.dyno.protocol.TelemetryCsv;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult.ColdStart;
import dev.dyno.protocol.TrialResult.IdleWindows;
import dev.dyno.protocol.TrialResult.Rest;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.protocol.TrialSpec.Accuracy;
import dev.dyno.protocol.TrialSpec.Idle;
import dev.dyno.protocol.WatchCsv;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The course of one trial, phase by phase. {@link #phase} tells where it is when something is thrown. The model is never
 * closed: the process ends with the trial, and a runtime that crashes while it is taken down would spoil a good one.
 */
final class Trial {
    private final TrialSpec spec;
    private final TrialFolder folder;
    private final Iterable<EngineFactory> engines;
    private final Platform platform;
    private final ProcFs procFs;
    private final MemoryReadings memory;
    private final WindowCounters counters;
    private final Rests rests;
    private final Watcher watcher;
    private final Telemetry telemetry;
    private final Progress progress = new Progress();
    private final Thermometer thermometer = new Thermometer();
    private final Waiting waiting;
    private final LoadLoop load;
    private final SampleRecorder recorder;
    private final Findings findings;
    private final AgentStart start;
    private String phase = "runtime";

    Trial(
            TrialSpec spec,
            TrialFolder folder,
            Iterable<EngineFactory> engines,
            Platform platform,
            ProcFs procFs,
            AgentStart start,
            Findings findings) {
        this.spec = spec;
        this.folder = folder;
        this.engines = engines;
        this.platform = platform;
        this.procFs = procFs;
        this.memory = new MemoryReadings(procFs);
        this.counters = new WindowCounters(platform, procFs);
        this.rests = new Rests(platform, start.originNanos());
        this.watcher = new Watcher(platform, procFs, start.originNanos(), spec.watches(), spec.watchIntervalNanos());
        this.telemetry = new Telemetry(
                platform,
                procFs,
                folder,
                spec.trialId(),
                progress,
                thermometer,
                start.originNanos(),
                spec.telemetryIntervalNanos(),
                watcher);
        this.waiting = new Waiting(platform);
        this.load = LoadLoop.of(spec.load(), folder, waiting, thermometer);
        this.recorder = new SampleRecorder(load.scheduled());
        this.findings = findings;
        this.start = start;
    }

    /** The phase that the trial is in: one of the protocol's names. */
    String phase() {
        return phase;
    }

    /** Runs to the end and writes everything but the result. */
    void run() throws EngineException, TrialException, IOException {
        findings.facts.putAll(platform.facts());
        findings.clock.add(rests.clock());
        telemetry.start();
        try (telemetry) {
            memory.empty();
            course();
        } finally {
            memory.peak();
            findings.clock.add(rests.clock());
            findings.readings.putAll(memory.readings());
        }
        enter("writing");
        write();
    }

    private void course() throws EngineException, TrialException, IOException {
        if (spec.load() instanceof Load.Program) {
            inferences(new NoEngine());
            return;
        }
        long before = platform.nanoTime();
        LoadedRuntime runtime = factory().start();
        long runtimeNanos = platform.nanoTime() - before;
        findings.facts.put("runtime.version", runtime.version());

        phase = "load";
        EngineRequest request = new EngineRequest(
                Paths.get(spec.modelPath()), spec.provider(), spec.threads(), AgentOptions.without(spec.options()));
        before = platform.nanoTime();
        Engine fast = runtime.load(request);
        long loadNanos = platform.nanoTime() - before;
        Engine loaded = AgentOptions.applied(fast, spec, platform);
        List<Tensor> inputs = firstInference(loaded, runtimeNanos, loadNanos);
        inferences(loaded);
        if (spec.starts()) {
            starts(new Starts(platform, runtime, request, spec, inputs));
        }
    }

    private EngineFactory factory() throws TrialException {
        TreeSet<String> names = new TreeSet<>();
        for (EngineFactory engine : engines) {
            if (engine.runtime().equals(spec.runtime())) {
                return engine;
            }
            names.add(engine.runtime());
        }
        throw new TrialException("this agent has no runtime '" + spec.runtime() + "'; it has " + names);
    }

    /** Feeding the model belongs to its load; making or reading the numbers is our own work and is not timed. */
    private List<Tensor> firstInference(Engine engine, long runtimeNanos, long loadNanos)
            throws EngineException, TrialException {
        phase = "inputs";
        ModelDescription model = engine.describe();
        findings.facts.putAll(model.facts());
        findings.facts.put("model.inputs", model.inputs().toString());
        findings.facts.put("model.outputs", model.outputs().toString());
        List<Tensor> inputs = InputTensors.of(spec.inputs(), model, batch());
        long before = platform.nanoTime();
        engine.prepare(inputs);
        long prepareNanos = platform.nanoTime() - before;

        phase = "first-inference";
        before = platform.nanoTime();
        engine.infer();
        long firstNanos = platform.nanoTime() - before;
        findings.coldStart = new ColdStart(start.processNanos(), runtimeNanos, loadNanos + prepareNanos, firstNanos);
        findings.readings.put(
                Readings.COLD_START_STORAGE_READ,
                Probes.reading("B", "counter", "/proc/self/io read_bytes", procFs::storageBytes));
        memory.sample();
        return inputs;
    }

    /** Models that are loaded besides the measured one are no part of its memory. */
    private void starts(Starts starts) {
        memory.peak();
        enter("starts");
        findings.readings.putAll(starts.readings(folder.file(TrialFiles.CACHE)));
    }

    /** How many examples one call infers. */
    private int batch() {
        return spec.load() instanceof Load.Offline offline ? offline.batch() : 1;
    }

    private void inferences(Engine engine) throws EngineException, TrialException, IOException {
        Accuracy accuracy = spec.accuracy();
        AccuracyPass pass = accuracy == null ? null : examples(accuracy, engine.describe());
        MeasuredLoop loop = new MeasuredLoop(engine, platform, progress, recorder, start.originNanos());
        enter("warm-up");
        findings.warmUp = loop.warmUp(spec.warmUp(), load);
        Idle idle = spec.idle();
        if (idle == null) {
            measure(loop);
        } else {
            Rest before = rest("idle-before", idle.beforeNanos());
            rests.wake(engine);
            measure(loop);
            findings.idle = new IdleWindows(before, rest("idle-after", idle.afterNanos()));
        }
        outputs(engine);
        accuracy(engine, pass);
        findings.readings.putAll(engine.placement().readings());
    }

    private void measure(MeasuredLoop loop) throws EngineException {
        enter("measure");
        counters.begin(telemetry.cpuNanos());
        Window window = loop.measure(load);
        findings.window = window;
        findings.readings.putAll(counters.end(telemetry.cpuNanos()));
        findings.readings.putAll(waiting.readings(window.nanos()));
        memory.steady();
    }

    private Rest rest(String name, long nanos) {
        enter(name);
        return rests.rest(nanos);
    }

    /** Read before the window, so that a wrong file costs no measurement. */
    private AccuracyPass examples(Accuracy accuracy, ModelDescription model) throws TrialException {
        phase = "inputs";
        return AccuracyPass.read(accuracy, model);
    }

    private void outputs(Engine engine) throws EngineException, IOException {
        List<Tensor> outputs = engine.outputs();
        findings.validity.addAll(Outputs.problems(engine.describe().outputs(), outputs));
        if (spec.keepOutputs()) {
            NpyFile.write(folder.file(TrialFiles.OUTPUTS), Outputs.joined(outputs));
        }
    }

    private void accuracy(Engine engine, @Nullable AccuracyPass pass) throws EngineException {
        if (pass != null) {
            enter("accuracy");
            findings.accuracy = pass.run(engine, progress);
        }
    }

    private void enter(String next) {
        phase = next;
        progress.enter(next);
    }

    private void write() throws IOException {
        List<String> written = new ArrayList<>();
        SamplesCsv.write(folder.file(TrialFiles.SAMPLES), recorder);
        written.add(TrialFiles.SAMPLES);
        if (spec.telemetryIntervalNanos() > 0) {
            TelemetryCsv.write(folder.file(TrialFiles.TELEMETRY), telemetry.table());
            written.add(TrialFiles.TELEMETRY);
        }
        if (!spec.watches().isEmpty()) {
            WatchCsv.write(folder.file(TrialFiles.WATCH), watcher.rows());
            written.add(TrialFiles.WATCH);
        }
        if (spec.keepOutputs()) {
            written.add(TrialFiles.OUTPUTS);
        }
        for (String name : written) {
            folder.force(name);
        }
    }
}
