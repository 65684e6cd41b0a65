package dev.dyno.agent.android;

import dev.dyno.agent.core.AgentStart;

/**
 * Runs the trial of one folder without an installed package: {@code app_process / dev.dyno.agent.android.AgentMain FOLDER}.
 * Ends with 0 once there is a {@code result.json}, whether it says completed or failed; with 2 if it was called wrongly;
 * with 3 if no result could be written.
 */
public final class AgentMain {
    private static final int MISUSED = 2;

    private AgentMain() {}

    /**
     * Runs the trial. Does not return: the process is ended without further ado, because a native runtime that crashes
     * while it is taken down would spoil a finished trial.
     *
     * @param arguments the trial's folder
     */
    public static void main(String[] arguments) {
        AndroidPlatform platform = AndroidPlatform.ofShell();
        AgentStart start = AgentStart.now(platform);
        end(run(arguments, platform, start));
    }

    @SuppressWarnings("SystemOut") // an agent that cannot write its result can only tell whoever reads its log
    static int run(String[] arguments, AndroidPlatform platform, AgentStart start) {
        if (arguments.length != 1) {
            System.err.println("usage: dyno-agent FOLDER (the folder of a trial, with its spec.json)");
            return MISUSED;
        }
        TrialRun run = TrialRun.of(arguments[0], platform, start);
        if (run.problem() != null) {
            System.err.println("dyno-agent: " + run.problem());
        }
        return run.exitCode();
    }

    /** Ends this process at once. */
    static void end(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }
}
