package dev.dyno.harness.cli.progress;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.record.TrialRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long a run has taken and how long it will still take, by what its finished trials took. Devices work side by side, so the
 * slowest decides.
 */
final class RunClock {
    private final LongSupplier nanoTime;
    private final long start;
    private final Duration perDevice;
    private int expectedRounds = 1;
    private boolean fixed = true;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    /** The trials of one device. */
    private final class Lane {
        /** Trials that may still come to be, done ones included: at most, and as far as they are expected. */
        private int most;

        private int expected;
        private int before;
        private int done;

        private int total() {
            return asExpected() ? expected : most;
        }

        private int finished() {
            return before + done;
        }

        private boolean exact() {
            return fixed || finished() == most;
        }

        /** Whether no more trials were done than are expected. */
        private boolean asExpected() {
            return finished() < expected;
        }

        private Duration left() {
            int todo = total() - finished();
            if (done > 0) {
                return elapsed().multipliedBy(todo).dividedBy(done);
            }
            Duration guess = total() == 0
                    ? Duration.ZERO
                    : perDevice.multipliedBy(todo).dividedBy(total()).minus(elapsed());
            return guess.isNegative() ? Duration.ZERO : guess;
        }
    }

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
    }

    /** Sets what the run has to do, and what was done before this clock started. */
    void plan(Plan plan, List<TrialRecord> finishedBefore) {
        fixed = plan.rounds().fixed();
        expectedRounds = DeviceTime.expectedRounds(plan.rounds());
        plan.devices().forEach(this::lane);
        plan.trials().forEach(trial -> count(trial, 1));
        finishedBefore.forEach(trial -> lane(trial.device()).before++);
    }

    /** One more trial of a device has ended. */
    void tick(String device) {
        lane(device).done++;
    }

    /** These trials will not be run. */
    void drop(List<PlannedTrial> trials) {
        trials.forEach(trial -> count(trial, -1));
    }

    private void count(PlannedTrial trial, int number) {
        Lane lane = lane(trial.device());
        lane.most += number;
        lane.expected += trial.round() <= expectedRounds ? number : 0;
    }

    private Lane lane(String device) {
        return lanes.computeIfAbsent(device, name -> new Lane());
    }

    /** Whether a device has nothing left to do. */
    boolean done(String device) {
        Lane lane = lane(device);
        return lane.finished() >= lane.most;
    }

    /**
     * Trials done, of all, for people: {@code 5/24}. Where rounds may end early, all are as many as are expected, {@code 5/~36},
     * and once those are done, as many as there may be: {@code 40/at most 78}.
     */
    String count() {
        return count(lanes.values());
    }

    /** The same for one device. */
    String count(String device) {
        return count(List.of(lane(device)));
    }

    private static String count(Collection<Lane> lanes) {
        int finished = lanes.stream().mapToInt(Lane::finished).sum();
        int total = lanes.stream().mapToInt(Lane::total).sum();
        return finished + "/" + (exact(lanes) ? "" : asExpected(lanes) ? "~" : "at most ") + total;
    }

    private static boolean exact(Collection<Lane> lanes) {
        return lanes.stream().allMatch(Lane::exact);
    }

    private static boolean asExpected(Collection<Lane> lanes) {
        return lanes.stream().allMatch(lane -> lane.exact() || lane.asExpected());
    }

    /** How much of the run is done, 0 to 1. */
    double share() {
        int total = lanes.values().stream().mapToInt(Lane::total).sum();
        int finished = lanes.values().stream().mapToInt(Lane::finished).sum();
        return total == 0 ? 1 : (double) finished / total;
    }

    /** Time since the start. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Time still to go, for people: {@code 40 s left}. */
    String leftText() {
        return (asExpected(lanes.values()) ? "" : "at most ") + text(left()) + " left";
    }

    /** Time still to go, until the slowest device is done; never negative. */
    Duration left() {
        return lanes.values().stream().map(Lane::left).max(Duration::compareTo).orElse(Duration.ZERO);
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
