package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.platform.Platform;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the trial of one folder and always leaves a result there, whatever happens, if it can write at all. */
public final class TrialAgent {
    private static final int MAX_SPEC_BYTES = 1 << 20;
    private static final int MAX_MESSAGE = 4_000;

    private final Iterable<EngineFactory> engines;
    private final Platform platform;
    private final ProcFs procFs;
    private final AgentStart start;

    /**
     * An agent.
     *
     * @param engines the runtimes it has; made before, started only when asked for
     * @param start its first instruction
     */
    public TrialAgent(Iterable<EngineFactory> engines, Platform platform, ProcFs procFs, AgentStart start) {
        this.engines = engines;
        this.platform = platform;
        this.procFs = procFs;
        this.start = start;
    }

    /**
     * Runs the trial.
     *
     * @return the result as it was written
     * @throws IOException if not even a result could be written
     */
    public TrialResult run(Path trialFolder) throws IOException {
        TrialFolder folder = new TrialFolder(trialFolder);
        byte[] bytes = folder.read(TrialFiles.SPEC, MAX_SPEC_BYTES);
        TrialSpec spec;
        try {
            spec = SpecJson.read(bytes);
        } catch (MalformedMessageException e) {
            return write(folder, new Findings().result(SpecJson.trialId(bytes), failed("spec", e)));
        }
        Findings findings = new Findings();
        Outcome outcome = outcome(new Trial(spec, folder, engines, platform, procFs, start, findings));
        // What a harness takes beyond this is the harness's own.
        findings.facts.put("agent.seconds", Double.toString((platform.nanoTime() - start.originNanos()) * 1e-9));
        return write(folder, findings.result(spec.trialId(), outcome));
    }

    private static TrialResult write(TrialFolder folder, TrialResult result) throws IOException {
        folder.replace(TrialFiles.RESULT, ResultJson.write(result), true);
        return result;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a runtime throws, even an Error, is the trial's outcome
    private static Outcome outcome(Trial trial) {
        try {
            trial.run();
            return new Outcome.Completed();
        } catch (Throwable e) {
            return failed(trial.phase(), e);
        }
    }

    private static Outcome failed(String phase, Throwable error) {
        boolean forPeople = error instanceof EngineException
                || error instanceof TrialException
                || error instanceof MalformedMessageException;
        String message = forPeople && error.getMessage() != null ? error.getMessage() : error.toString();
        return new Outcome.Failed(phase, message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message);
    }
}
