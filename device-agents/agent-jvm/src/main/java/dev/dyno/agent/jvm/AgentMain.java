package dev.dyno.agent.jvm;

import dev.dyno.agent.core.AgentStart;
import dev.dyno.agent.core.TrialAgent;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.platform.ProcFs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Runs the trial of one folder: {@code AgentMain FOLDER}. Ends with 0 once there is a {@code result.json}, whether it says
 * completed or failed; with 2 if it was called wrongly; with 3 if no result could be written.
 */
public final class AgentMain {
    private static final int WRITTEN = 0;
    private static final int MISUSED = 2;
    private static final int UNWRITTEN = 3;

    private AgentMain() {}

    /**
     * Runs the trial. Does not return: the virtual machine is halted without further ado, because a native runtime that
     * crashes while it is taken down would spoil a finished trial.
     *
     * @param arguments the trial's folder
     */
    public static void main(String[] arguments) {
        JvmPlatform platform = new JvmPlatform();
        AgentStart start = AgentStart.now(platform);
        Runtime.getRuntime().halt(run(arguments, platform, start));
    }

    @SuppressWarnings("SystemOut") // an agent that cannot write its result can only tell whoever reads its log
    private static int run(String[] arguments, JvmPlatform platform, AgentStart start) {
        if (arguments.length != 1) {
            System.err.println("usage: dyno-agent FOLDER (the folder of a trial, with its spec.json)");
            return MISUSED;
        }
        try {
            Iterable<EngineFactory> engines = ServiceLoader.load(EngineFactory.class);
            new TrialAgent(engines, platform, new ProcFs(Path.of("/")), start).run(Path.of(arguments[0]));
            return WRITTEN;
        } catch (IOException | RuntimeException e) {
            System.err.println("dyno-agent: " + e);
            return UNWRITTEN;
        }
    }
}
