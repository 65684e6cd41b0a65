package dev.dyno.harness.run;

import dev.dyno.protocol.Load;
import dev.dyno.scenarios.LoadPattern;

/** A scenario's load in the agent's words. */
final class Loads {
    private Loads() {}

    /**
     * The load of a trial.
     *
     * @param round in which it is; requests arrive at the same times for all of a round, and at others in each round
     */
    static Load of(LoadPattern load, int round) {
        if (load instanceof LoadPattern.SingleStream single) {
            return new Load.SingleStream(
                    single.iterations(),
                    single.minDuration().toNanos(),
                    single.maxDuration().toNanos());
        }
        if (load instanceof LoadPattern.Periodic periodic) {
            return new Load.Periodic(periodic.period().toNanos(), periodic.frames());
        }
        if (load instanceof LoadPattern.Burst burst) {
            return new Load.Burst(
                    burst.inferences(),
                    burst.idle().toNanos(),
                    burst.bursts(),
                    burst.maxDuration().toNanos());
        }
        if (load instanceof LoadPattern.Poisson poisson) {
            return new Load.Poisson(
                    poisson.rate(),
                    poisson.seed() * 1_000_003L + round,
                    poisson.duration().toNanos(),
                    poisson.maxDuration().toNanos());
        }
        if (load instanceof LoadPattern.Offline offline) {
            return new Load.Offline(
                    offline.batch(),
                    offline.iterations(),
                    offline.minDuration().toNanos(),
                    offline.maxDuration().toNanos());
        }
        LoadPattern.Sustained sustained = (LoadPattern.Sustained) load;
        return new Load.Sustained(
                sustained.minDuration().toNanos(), sustained.maxDuration().toNanos(), sustained.settled());
    }
}
