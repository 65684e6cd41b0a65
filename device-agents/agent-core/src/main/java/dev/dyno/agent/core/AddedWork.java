package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine that is slower than it need be: after each inference it spins for a share of what that inference took. It does so
 * for any runtime, and makes a regression of a known size with which a gate can be tried.
 */
final class AddedWork extends EngineAround {
    /** The option that asks for it; no runtime gets to see it. */
    static final String OPTION = "added-work";

    private static final Pattern SHARE = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,6})?) %");

    private final Platform platform;
    private final double share;

    private AddedWork(Engine engine, Platform platform, double share) {
        super(engine);
        this.platform = platform;
        this.share = share;
    }

    /**
     * The engine itself, or a slower one if the options ask for it.
     *
     * @throws EngineException if they do not say how much slower
     */
    static Engine to(Engine engine, Map<String, String> options, Platform platform) throws EngineException {
        String asked = options.get(OPTION);
        if (asked == null) {
            return engine;
        }
        Matcher share = SHARE.matcher(asked);
        if (!share.matches()) {
            throw new EngineException("option '" + OPTION + "' is a share such as 3 %, not '" + asked + "'");
        }
        return new AddedWork(engine, platform, Double.parseDouble(share.group(1)) / 100);
    }

    @Override
    public void infer() throws EngineException {
        long begin = platform.nanoTime();
        super.infer();
        long end = platform.nanoTime();
        long until = end + Math.round(share * (end - begin));
        long now = end;
        while (now - until < 0) {
            now = platform.nanoTime(); // Thread.onSpinWait is not on every platform
        }
    }
}
