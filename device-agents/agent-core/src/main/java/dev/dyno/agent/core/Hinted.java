package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import dev.dyno.agent.platform.WorkHint;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialSpec;

/**
 * An engine whose system is told how long each inference took and by when it should have been done, as an app tells that asks to be kept in
 * time with its frames. Telling is part of each inference's time, as it is of such an app's frame.
 */
final class Hinted extends EngineAround {
    /** The option that asks for it. */
    static final String OPTION = "performance-hint";

    private final Platform platform;
    private final WorkHint hint;

    private Hinted(Engine engine, Platform platform, WorkHint hint) {
        super(engine);
        this.platform = platform;
        this.hint = hint;
    }

    /**
     * The engine itself, or one with hints if the options ask for them.
     *
     * @throws EngineException if the load has no period, or the system takes no hints
     */
    static Engine to(Engine engine, TrialSpec spec, Platform platform) throws EngineException {
        String asked = spec.options().getOrDefault(OPTION, "false");
        if (asked.equals("false")) {
            return engine;
        }
        if (!asked.equals("true")) {
            throw new EngineException("option '" + OPTION + "' is true or false, not '" + asked + "'");
        }
        if (!(spec.load() instanceof Load.Periodic periodic)) {
            throw new EngineException("option '" + OPTION
                    + "' needs a periodic load: the system is told by when each frame must be done");
        }
        try {
            return new Hinted(engine, platform, platform.workHint(periodic.periodNanos()));
        } catch (UnsupportedOperationException e) {
            throw new EngineException("option '" + OPTION + "': " + e.getMessage() + "; remove the option", e);
        }
    }

    @Override
    public void infer() throws EngineException {
        long begin = platform.nanoTime();
        super.infer();
        hint.worked(platform.nanoTime() - begin);
    }
}
