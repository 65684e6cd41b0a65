package dev.dyno.harness.cli.progress;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How long a run has taken and how long it will still take, by what its finished trials took. */
final class RunClock {
    private final LongSupplier nanoTime;
    private final long start;
    private final Duration perDevice;
    private Duration firstGuess;
    private int expectedRounds = 1;
    private boolean fixed = true;
    /** Trials that may still come to be, done ones included: at most, and as far as they are expected. */
    private int most = 1;

    private int expected = 1;
    private int before;
    private int done;

    /**
     * A clock that starts now.
     *
     * @param nanoTime a monotonic clock, in nanoseconds
     * @param time what the plan expects; the guess until the first trial has ended
     */
    RunClock(LongSupplier nanoTime, DeviceTime time) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.perDevice = time.expected();
        this.firstGuess = perDevice;
    }

    /** Sets what the run has to do, one device after the other, and how many trials were done before this clock started. */
    void plan(Plan plan, int finishedBefore) {
        fixed = plan.rounds().fixed();
        expectedRounds = DeviceTime.expectedRounds(plan.rounds());
        most = plan.trials().size();
        expected = asExpected(plan.trials());
        firstGuess = perDevice.multipliedBy(plan.devices().size());
        before = finishedBefore;
    }

    /** One more trial has ended. */
    void tick() {
        done++;
    }

    /** These trials will not be run. */
    void drop(List<PlannedTrial> trials) {
        most -= trials.size();
        expected -= asExpected(trials);
    }

    private int asExpected(List<PlannedTrial> trials) {
        return (int)
                trials.stream().filter(trial -> trial.round() <= expectedRounds).count();
    }

    /**
     * Trials done, of all, for people: {@code 5/24}. Where rounds may end early, all are as many as are expected, {@code 5/~36},
     * and once those are done, as many as there may be: {@code 40/at most 78}.
     */
    String count() {
        return (before + done) + "/" + (exact() ? "" : asExpected() ? "~" : "at most ") + total();
    }

    private int total() {
        return asExpected() ? expected : most;
    }

    private boolean exact() {
        return fixed || before + done == most;
    }

    /** Whether no more trials were done than are expected. */
    private boolean asExpected() {
        return before + done < expected;
    }

    /** How much of the run is done, 0 to 1. */
    double share() {
        return most == 0 ? 1 : (double) (before + done) / total();
    }

    /** Time since the start. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Time still to go, for people: {@code 40 s left}. */
    String leftText() {
        return (exact() || asExpected() ? "" : "at most ") + text(left()) + " left";
    }

    /** Time still to go; never negative. */
    Duration left() {
        int total = total();
        int todo = total - before - done;
        if (done == 0) {
            Duration guess = total == 0
                    ? Duration.ZERO
                    : firstGuess.multipliedBy(todo).dividedBy(total).minus(elapsed());
            return guess.isNegative() ? Duration.ZERO : guess;
        }
        return elapsed().multipliedBy(todo).dividedBy(done);
    }

    /** A time span for people: {@code 1 h 02 min}, {@code 2 min 05 s}, {@code 7 s}. */
    static String text(Duration span) {
        long seconds = Math.round(span.toMillis() / 1000.0);
        if (seconds >= 3600) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
        }
        if (seconds >= 60) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return seconds + " s";
    }
}
