package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.TrialSpec;
import java.util.Map;
import java.util.TreeMap;

/** The options that the agent sees to by itself, whatever the runtime; no runtime gets to see them. */
final class AgentOptions {
    private AgentOptions() {}

    /** The options that are for the runtime. */
    static Map<String, String> without(Map<String, String> options) {
        Map<String, String> others = new TreeMap<>(options);
        others.remove(AddedWork.OPTION);
        others.remove(Hinted.OPTION);
        return others;
    }

    /**
     * The engine as the options want it; itself where they want nothing.
     *
     * @throws EngineException naming an option that cannot be met
     */
    static Engine applied(Engine engine, TrialSpec spec, Platform platform) throws EngineException {
        return Hinted.to(AddedWork.to(engine, spec.options(), platform), spec, platform);
    }
}
