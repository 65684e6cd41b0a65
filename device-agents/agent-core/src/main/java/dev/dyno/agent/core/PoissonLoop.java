package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An open loop: requests arrive when they do, whatever the engine does, and wait their turn, first come, first served. What a
 * stall makes wait is measured as having waited; nothing that should have been asked is left out because the engine was
 * busy.
 */
final class PoissonLoop implements LoadLoop {
    private final Load.Poisson load;
    private final Waiting waiting;
    private final long[] arrivals;

    PoissonLoop(Load.Poisson load, Waiting waiting) {
        this.load = load;
        this.waiting = waiting;
        this.arrivals = arrivals(load);
    }

    /**
     * When the requests arrive, in nanoseconds from the window's start: gaps of -ln(1 - u) over the rate, u uniform in [0, 1).
     */
    static long[] arrivals(Load.Poisson load) {
        SplittableRandom random = new SplittableRandom(load.seed());
        long[] arrivals = new long[64];
        int count = 0;
        double at = gap(random, load);
        while (at < load.nanos() && count < SampleRecorder.MAX_SAMPLES) {
            if (count == arrivals.length) {
                arrivals = Arrays.copyOf(arrivals, 2 * count);
            }
            arrivals[count++] = (long) at;
            at += gap(random, load);
        }
        return Arrays.copyOf(arrivals, count);
    }

    /** By StrictMath, so that every device draws the same. */
    private static double gap(SplittableRandom random, Load.Poisson load) {
        return -StrictMath.log(1 - random.nextDouble()) * 1e9 / load.perSecond();
    }

    @Override
    public double samples(double averageNanos) {
        return arrivals.length;
    }

    @Override
    public boolean scheduled() {
        return true;
    }

    @Override
    public Window run(Inferences inferences) throws EngineException {
        long begin = inferences.begin();
        long end = begin;
        int served = 0;
        while (served < arrivals.length && inferences.haveRoom() && end - begin < load.maxNanos()) {
            long due = begin + arrivals[served];
            waiting.until(due);
            end = inferences.inferDue(due);
            served++;
        }
        if (served < arrivals.length) {
            return inferences.window(end, arrivals.length, inferences.cutShort());
        }
        long over = Math.max(end, waiting.rest(begin + load.nanos()));
        return inferences.window(over, arrivals.length, WindowEnd.COMPLETE);
    }
}
