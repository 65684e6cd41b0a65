package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;

/** Rests, then infers some times without a pause; and again. The device may fall asleep in between, as it would in use. */
final class BurstLoop implements LoadLoop {
    private final Load.Burst load;
    private final Waiting waiting;

    BurstLoop(Load.Burst load, Waiting waiting) {
        this.load = load;
        this.waiting = waiting;
    }

    @Override
    public double samples(double averageNanos) {
        return (double) load.inferences() * load.bursts();
    }

    @Override
    public Window run(Inferences inferences) throws EngineException {
        long begin = inferences.begin();
        long end = begin;
        int bursts = 0;
        while (bursts < load.bursts()
                && inferences.haveRoom(load.inferences())
                && (bursts == 0 || end - begin < load.maxNanos())) {
            waiting.rest(end + load.idleNanos());
            for (int i = 0; i < load.inferences(); i++) {
                end = inferences.infer();
            }
            bursts++;
        }
        boolean all = bursts == load.bursts();
        return inferences.window(end, inferences.made(), all ? WindowEnd.COMPLETE : inferences.cutShort());
    }
}
