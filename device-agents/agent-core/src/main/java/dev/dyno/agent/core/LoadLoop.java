package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialResult.Window;

/** One load pattern: decides when the inferences of the measured window begin, and when it ends. */
interface LoadLoop {
    /**
     * How many samples the window may make.
     *
     * @param averageNanos the average latency of the warm-up
     */
    double samples(double averageNanos);

    /**
     * Makes the window.
     *
     * @throws EngineException if the runtime fails
     */
    Window run(Inferences inferences) throws EngineException;

    /** Whether each inference is due at a time of its own. */
    default boolean scheduled() {
        return false;
    }

    /**
     * The loop of a load. All that it needs is made here, before anything is measured.
     *
     * @param folder in which a program runs
     * @param waiting how it waits
     * @param thermometer what it knows of the device's temperature
     */
    static LoadLoop of(Load load, TrialFolder folder, Waiting waiting, Thermometer thermometer) {
        if (load instanceof Load.SingleStream single) {
            return new BackToBack(single.iterations(), single.minNanos(), single.maxNanos());
        }
        if (load instanceof Load.Offline offline) {
            return new BackToBack(offline.iterations(), offline.minNanos(), offline.maxNanos());
        }
        if (load instanceof Load.Periodic periodic) {
            return new PeriodicLoop(periodic, waiting);
        }
        if (load instanceof Load.Burst burst) {
            return new BurstLoop(burst, waiting);
        }
        if (load instanceof Load.Poisson poisson) {
            return new PoissonLoop(poisson, waiting);
        }
        if (load instanceof Load.Program program) {
            return new ProgramLoop(program, folder);
        }
        return new SustainedLoop((Load.Sustained) load, thermometer);
    }
}
