package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;

/**
 * One inference after the other. Ends early only when the longest time is over or, with models far faster than in the
 * warm-up, when the room for samples is.
 */
final class BackToBack implements LoadLoop {
    /** Room for samples beyond the expected ones: the window may turn out faster than the warm-up's average. */
    private static final double HEADROOM = 2;

    private final int iterations;
    private final long minNanos;
    private final long maxNanos;

    BackToBack(int iterations, long minNanos, long maxNanos) {
        this.iterations = iterations;
        this.minNanos = minNanos;
        this.maxNanos = maxNanos;
    }

    @Override
    public double samples(double averageNanos) {
        double byTime = averageNanos > 0 ? HEADROOM * minNanos / averageNanos : 0;
        return Math.max(iterations, byTime);
    }

    @Override
    public Window run(Inferences inferences) throws EngineException {
        long begin = inferences.begin();
        long end = begin;
        int made = 0;
        while (inferences.haveRoom()
                && (made < iterations || end - begin < minNanos)
                && (made == 0 || end - begin < maxNanos)) {
            end = inferences.infer();
            made++;
        }
        boolean all = made >= iterations && end - begin >= minNanos;
        return inferences.window(end, made, all ? WindowEnd.COMPLETE : inferences.cutShort());
    }
}
