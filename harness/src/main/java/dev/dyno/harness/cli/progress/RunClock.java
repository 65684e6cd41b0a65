package dev.dyno.harness.cli.progress;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.plan.Plan;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How long a run has taken and how long it will still take, by what its finished trials took. */
final class RunClock {
    private final LongSupplier nanoTime;
    private final long start;
    private final Duration perDevice;
    private Duration firstGuess;
    private int total = 1;
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
        total = plan.trials().size();
        firstGuess = perDevice.multipliedBy(plan.devices().size());
        before = finishedBefore;
    }

    /** One more trial has ended. */
    void tick() {
        done++;
    }

    /** Trials done, of all, for people: {@code 5/24}. */
    String count() {
        return (before + done) + "/" + total;
    }

    /** How much of the run is done, 0 to 1. */
    double share() {
        return (double) (before + done) / total;
    }

    /** Time since the start. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Time still to go; never negative. */
    Duration left() {
        int todo = total - before - done;
        if (done == 0) {
            Duration guess =
                    firstGuess.multipliedBy(total - before).dividedBy(total).minus(elapsed());
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
