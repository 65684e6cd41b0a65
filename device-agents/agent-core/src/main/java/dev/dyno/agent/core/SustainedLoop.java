package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;

/** One inference after the other until the device's temperature no longer changes, or the longest time is over. */
final class SustainedLoop implements LoadLoop {
    /** A device that is throttled is not faster than it was in the warm-up; a little room nevertheless. */
    private static final double HEADROOM = 1.5;

    private final Load.Sustained load;
    private final Thermometer thermometer;

    SustainedLoop(Load.Sustained load, Thermometer thermometer) {
        this.load = load;
        this.thermometer = thermometer;
    }

    @Override
    public double samples(double averageNanos) {
        return averageNanos > 0 ? HEADROOM * load.maxNanos() / averageNanos : SampleRecorder.MAX_SAMPLES;
    }

    @Override
    public Window run(Inferences inferences) throws EngineException {
        long begin = inferences.begin();
        thermometer.watch(begin, load.settledCelsius());
        long end = begin;
        boolean settled = false;
        while (inferences.haveRoom() && !settled && (end == begin || end - begin < load.maxNanos())) {
            end = inferences.infer();
            settled = end - begin >= load.minNanos() && thermometer.settled();
        }
        return inferences.window(end, inferences.made(), settled ? WindowEnd.EQUILIBRIUM : inferences.cutShort());
    }
}
