package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.TrialResult.ClockPair;
import dev.dyno.protocol.TrialResult.Rest;

/** The agent at rest, with the model loaded, and what else has to do with clocks. */
final class Rests {
    /** Processors and caches that slept are awake again after this. */
    static final long WAKE_NANOS = 250_000_000L;

    private static final long MILLISECOND = 1_000_000L;
    private static final long MICROSECOND = 1_000L;
    private static final int TRIES = 3;

    private final Platform platform;
    private final long originNanos;

    Rests(Platform platform, long originNanos) {
        this.platform = platform;
        this.originNanos = originNanos;
    }

    /** Does nothing for so long. */
    Rest rest(long nanos) {
        long begin = platform.nanoTime();
        long now = begin;
        while (now - begin < nanos) {
            platform.sleep(nanos - (now - begin));
            now = platform.nanoTime();
        }
        return new Rest(begin - originNanos, now - begin);
    }

    /** Infers until the device is awake again; at least once, and into no window. */
    void wake(Engine engine) throws EngineException {
        long begin = platform.nanoTime();
        do {
            engine.infer();
        } while (platform.nanoTime() - begin < WAKE_NANOS);
    }

    /** Now, on the agent's clock and on the wall clock; the closest of a few tries. */
    ClockPair clock() {
        ClockPair best = pair();
        for (int i = 1; i < TRIES; i++) {
            ClockPair next = pair();
            best = next.errorNanos() < best.errorNanos() ? next : best;
        }
        return best;
    }

    private ClockPair pair() {
        long before = platform.nanoTime();
        long wall = platform.wallNanos();
        long apart = platform.nanoTime() - before;
        // Some platforms' wall clock has milliseconds only.
        long resolution = wall % MILLISECOND == 0 ? MILLISECOND : MICROSECOND;
        return new ClockPair(before + apart / 2 - originNanos, wall, apart / 2 + resolution);
    }
}
