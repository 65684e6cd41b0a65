package dev.dyno.benchmarks.gate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The rule of benchstat: a two-sided Mann-Whitney U test of two samples at 5 %, exact up to 50 values, and the medians for the
 * direction; otherwise "~", which people take for "no change".
 *
 * <p>After the documentation of golang.org/x/perf/cmd/benchstat ("Each benchmark should be run at least 10 times") and its package
 * benchmath ({@code AssumeNothing}, {@code DefaultThresholds}). Its samples come from {@code go test -count=10}, all of which run in one
 * process; that is {@link #ofIterations}. {@link #ofProcesses} is the better use, a fresh process for each of the ten.
 */
record Benchstat(String name, boolean processes) implements Rule {
    private static final int SAMPLES = 10;
    private static final double ALPHA = 0.05;

    static Benchstat ofProcesses() {
        return new Benchstat("benchstat, 10 processes", true);
    }

    static Benchstat ofIterations() {
        return new Benchstat("benchstat, 1 process", false);
    }

    @Override
    public Outcome judge(PairData data, double shift, RandomGenerator random) {
        double[] before = processes ? Arrays.copyOf(data.baseline(), SAMPLES) : runs(data.baselineIterations());
        double[] after = processes ? Arrays.copyOf(data.candidate(), SAMPLES) : runs(data.candidateIterations());
        for (int i = 0; i < SAMPLES; i++) {
            after[i] += shift;
        }
        boolean slower = median(after) > median(before);
        boolean failed =
                slower && MannWhitneyUTest.withDefaults().test(before, after).getPValue() <= ALPHA;
        return Outcome.of(failed, processes ? SAMPLES : 1);
    }

    /** Go reports the mean time of each run; a run here is a tenth of the iterations. */
    private static double[] runs(double[] iterations) {
        double[] runs = new double[SAMPLES];
        int each = iterations.length / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            runs[i] = Arrays.stream(iterations, i * each, (i + 1) * each)
                    .average()
                    .orElseThrow();
        }
        return runs;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(SAMPLES - 1) / 2] + sorted[SAMPLES / 2]) / 2;
    }
}
