package dev.dyno.results.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every inference of a trial, in order of its start: first those of the warm-up, then the measured ones. Times are
 * nanoseconds on the agent's monotonic clock.
 */
public final class Samples {
    private static final double NANOS = 1e9;

    private final long[] starts;
    private final long[] latencies;
    private final int warmUps;

    Samples(long[] starts, long[] latencies, int warmUps) {
        this.starts = starts;
        this.latencies = latencies;
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

    /** The measured latencies in seconds, in order; a new array. */
    public double[] measuredSeconds() {
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
        double end = 0;
        for (int i = 0; i < size(); i++) {
            backwards += i > 0 && starts[i] < starts[i - 1] ? 1 : 0;
            overlapping += i > 0 && starts[i] >= starts[i - 1] && starts[i] - starts[i - 1] < latencies[i - 1] ? 1 : 0;
            instant += latencies[i] == 0 ? 1 : 0;
            end = Math.max(end, (double) starts[i] + latencies[i]);
        }
        some(problems, backwards, "start before the one above them: the clock went backwards");
        some(problems, overlapping, "start before the one above them has ended");
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
