package dev.dyno.results.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every inference of a trial, in order of its start: first those of the warm-up, then the measured ones. Times are
 * nanoseconds on the agent's monotonic clock. Under a load with a schedule each measured one was due at a time of its own, and
 * what waited for it has waited since then.
 */
public final class Samples {
    private static final double NANOS = 1e9;

    private final long[] starts;
    private final long[] latencies;
    private final long @Nullable [] dues;
    private final int warmUps;

    /**
     * Samples.
     *
     * @param dues when each was due, for the measured ones; null without a schedule
     */
    Samples(long[] starts, long[] latencies, long @Nullable [] dues, int warmUps) {
        this.starts = starts;
        this.latencies = latencies;
        this.dues = dues;
        this.warmUps = warmUps;
    }

    /**
     * What a trial said of its samples, to hold them against.
     *
     * @param warmUps inferences of the warm-up
     * @param measured inferences of the measured window
     * @param wallSeconds how long the trial took by another clock, from before its first instruction to after its last
     */
    public record Expected(int warmUps, int measured, double wallSeconds) {}

    /** How many inferences there are, warm-up and all. */
    public int size() {
        return starts.length;
    }

    /** How many of them are of the warm-up. */
    public int warmUps() {
        return warmUps;
    }

    /** When the inference began, in nanoseconds since the agent's first instruction. */
    public long startNanos(int index) {
        return starts[index];
    }

    /** How long the inference took, in nanoseconds. */
    public long latencyNanos(int index) {
        return latencies[index];
    }

    /** Whether the measured ones were due at times of their own. */
    public boolean scheduled() {
        return dues != null;
    }

    /** When a measured inference was due; its start, if there is no schedule. */
    public long dueNanos(int index) {
        return dues == null ? starts[index] : dues[index];
    }

    /**
     * The measured latencies in seconds, in order; a new array. Under a load with a schedule from when the inference was due to
     * its end, else from its start.
     */
    public double[] measuredSeconds() {
        return IntStream.range(warmUps, size())
                .mapToDouble(i -> responseNanos(i) / NANOS)
                .toArray();
    }

    /** From when a measured inference was due to its end, in nanoseconds; how long it took, if there is no schedule. */
    public long responseNanos(int index) {
        return starts[index] - dueNanos(index) + latencies[index];
    }

    /** How long the measured inferences themselves took, in seconds, in order; a new array. */
    public double[] serviceSeconds() {
        return Arrays.stream(latencies, warmUps, latencies.length)
                .mapToDouble(nanos -> nanos / NANOS)
                .toArray();
    }

    /** Why these samples are no evidence, as sentences; empty if they are plausible. */
    public List<String> problems(Expected expected) {
        List<String> problems = new ArrayList<>();
        count(problems, "warm-up", warmUps, expected.warmUps());
        count(problems, "measured", size() - warmUps, expected.measured());
        int backwards = 0;
        int instant = 0;
        int overlapping = 0;
        int early = 0;
        int disordered = 0;
        double end = 0;
        for (int i = 0; i < size(); i++) {
            backwards += i > 0 && starts[i] < starts[i - 1] ? 1 : 0;
            overlapping += i > 0 && starts[i] >= starts[i - 1] && starts[i] - starts[i - 1] < latencies[i - 1] ? 1 : 0;
            early += i >= warmUps && dueNanos(i) > starts[i] ? 1 : 0;
            disordered += i > warmUps && dueNanos(i) < dueNanos(i - 1) ? 1 : 0;
            instant += latencies[i] == 0 ? 1 : 0;
            end = Math.max(end, (double) starts[i] + latencies[i]);
        }
        some(problems, backwards, "start before the one above them: the clock went backwards");
        some(problems, overlapping, "start before the one above them has ended");
        some(problems, early, "start before they were due");
        some(problems, scheduled() ? disordered : 0, "were due before the one above them");
        some(problems, instant, "took no time at all: the clock is too coarse");
        if (end / NANOS > expected.wallSeconds()) {
            problems.add("the last sample ends at " + end / NANOS + " s, but the trial took only "
                    + expected.wallSeconds() + " s by the harness's clock");
        }
        return List.copyOf(problems);
    }

    private static void count(List<String> problems, String which, int found, int expected) {
        if (found != expected) {
            problems.add("the trial reported " + expected + " " + which + " samples, but its file has " + found);
        }
    }

    private static void some(List<String> problems, int count, String what) {
        if (count > 0) {
            problems.add(count + " samples " + what);
        }
    }
}
