package dev.dyno.agent.android;

import dev.dyno.agent.core.AgentStart;
import dev.dyno.agent.core.TrialAgent;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.TrialResult;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * One trial run, however the process was started.
 *
 * @param result as it was written; null if none could be
 * @param problem why there is none; null if there is one
 */
record TrialRun(@Nullable TrialResult result, @Nullable String problem) {
    private static final int WRITTEN = 0;
    private static final int UNWRITTEN = 3;

    /** Runs the trial of a folder to its end. */
    static TrialRun of(String folder, AndroidPlatform platform, AgentStart start) {
        try {
            Iterable<EngineFactory> engines = ServiceLoader.load(EngineFactory.class, TrialRun.class.getClassLoader());
            TrialAgent agent = new TrialAgent(engines, platform, new ProcFs(Paths.get("/")), start);
            return new TrialRun(agent.run(Paths.get(folder)), null);
        } catch (IOException | RuntimeException e) {
            return new TrialRun(null, e.toString());
        }
    }

    /** What the process ends with. */
    int exitCode() {
        return result == null ? UNWRITTEN : WRITTEN;
    }
}
