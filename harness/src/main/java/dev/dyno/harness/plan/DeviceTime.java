package dev.dyno.harness.plan;

import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.time.Duration;

/**
 * How long one device will be busy with a scenario.
 *
 * @param expected if every trial takes the shortest window and an ordinary start and warm-up
 * @param worst if every trial is ended by its time limit
 */
public record DeviceTime(Duration expected, Duration worst) {

    /** Start of a process, loading of a model, collection of its result: what a trial costs beside its inferences. */
    private static final Duration AROUND = Duration.ofMillis(800);

    /** A warm-up rarely ends at its earliest; this many times its shortest length is typical. */
    private static final int TYPICAL_WARM_UP = 3;

    /** The time for every round of the scenario. */
    public static DeviceTime of(Scenario scenario) {
        int trials = scenario.rounds().planned() * scenario.candidates().size();
        Duration trial = AROUND.plus(warmUp(scenario.warmUp())).plus(window(scenario.load()));
        Duration limit = scenario.trialTimeLimit();
        Duration expected = trial.compareTo(limit) < 0 ? trial : limit;
        return new DeviceTime(expected.multipliedBy(trials), limit.multipliedBy(trials));
    }

    private static Duration warmUp(WarmUp warmUp) {
        Duration typical = warmUp.minDuration().multipliedBy(TYPICAL_WARM_UP);
        return typical.compareTo(warmUp.maxDuration()) < 0 ? typical : warmUp.maxDuration();
    }

    private static Duration window(LoadPattern load) {
        if (load instanceof LoadPattern.SingleStream stream) {
            return stream.minDuration();
        }
        throw new IllegalStateException("unknown load pattern " + load);
    }
}
