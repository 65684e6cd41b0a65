package dev.dyno.harness.plan;

import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.time.Duration;

/**
 * How long one device will be busy with a scenario.
 *
 * @param expected if every trial takes the shortest window and an ordinary start and warm-up, and rounds that may end early
 *     end when most do
 * @param worst if every round that may be run is, and every trial is ended by its time limit
 */
public record DeviceTime(Duration expected, Duration worst) {

    /** Start of a process, loading of a model, collection of its result: what a trial costs beside its inferences. */
    private static final Duration AROUND = Duration.ofMillis(800);

    /** A warm-up rarely ends at its earliest; this many times its shortest length is typical. */
    private static final int TYPICAL_WARM_UP = 3;

    /**
     * After so many rounds a sequential design has decided most: clear cases after three to six, a candidate as good as its
     * baseline, whose pairs scatter by as much as its limit, after about as many as this.
     */
    private static final int TYPICAL_ROUNDS = 12;

    /** The time for the rounds of the scenario: as many as are expected and, at worst, as many as may be run. */
    public static DeviceTime of(Scenario scenario) {
        int candidates = scenario.candidates().size();
        Duration trial =
                AROUND.plus(warmUp(scenario.warmUp())).plus(scenario.load().shortest());
        Duration limit = scenario.trialTimeLimit();
        Duration expected = trial.compareTo(limit) < 0 ? trial : limit;
        return new DeviceTime(
                expected.multipliedBy((long) expectedRounds(scenario.rounds()) * candidates),
                limit.multipliedBy((long) scenario.rounds().planned() * candidates));
    }

    /** How many rounds are expected: all of a fixed number, in a sequential design what most candidates take. */
    public static int expectedRounds(Rounds rounds) {
        return Math.max(rounds.atLeast(), Math.min(TYPICAL_ROUNDS, rounds.atMost())); // of a fixed number: that number
    }

    private static Duration warmUp(WarmUp warmUp) {
        Duration typical = warmUp.minDuration().multipliedBy(TYPICAL_WARM_UP);
        return typical.compareTo(warmUp.maxDuration()) < 0 ? typical : warmUp.maxDuration();
    }
}
