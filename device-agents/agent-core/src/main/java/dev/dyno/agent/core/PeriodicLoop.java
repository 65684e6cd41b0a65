package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;

/**
 * Frames due at equal distances. Of those due when the engine becomes free the newest is inferred; the older ones, whose period
 * is past, are dropped. So a slow engine is late by less than a period each time it begins, and never piles up work.
 */
final class PeriodicLoop implements LoadLoop {
    private final Load.Periodic load;
    private final Waiting waiting;

    PeriodicLoop(Load.Periodic load, Waiting waiting) {
        this.load = load;
        this.waiting = waiting;
    }

    @Override
    public double samples(double averageNanos) {
        return load.frames();
    }

    @Override
    public boolean scheduled() {
        return true;
    }

    @Override
    public Window run(Inferences inferences) throws EngineException {
        long period = load.periodNanos();
        long begin = inferences.begin();
        long end = begin;
        long frame = 0;
        while (frame < load.frames() && inferences.haveRoom()) {
            long due = begin + frame * period;
            waiting.until(due);
            end = inferences.inferDue(due);
            frame = Math.max(frame + 1, (end - begin) / period);
        }
        if (frame < load.frames()) {
            return inferences.window(end, (int) frame, inferences.cutShort());
        }
        // the last frame's period is part of the window, so that its length goes with the rate
        long over = Math.max(end, waiting.rest(begin + load.frames() * period));
        return inferences.window(over, load.frames(), WindowEnd.COMPLETE);
    }
}
