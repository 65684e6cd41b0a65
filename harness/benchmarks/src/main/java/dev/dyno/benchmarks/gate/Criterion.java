package dev.dyno.benchmarks.gate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The rule of criterion.rs, on one process per build: a bootstrapped two-sample t-test at 5 %, then the bootstrapped 95 % interval of
 * the relative change of the mean, which must lie beyond the noise threshold of 1 % altogether.
 *
 * <p>After its book ("Analysis Process", "Comparison") and defaults: 100 samples, confidence 0.95, significance 0.05, noise threshold
 * 0.01. The t-test draws both samples from the pooled one; p is the share of resampled t at least as extreme. Resamples are 400 instead
 * of 100,000, which moves the ends of an interval by chance, not to one side.
 */
record Criterion() implements Rule {
    private static final int RESAMPLES = 400;
    private static final double NOISE_THRESHOLD = 0.01;
    private static final double SIGNIFICANCE = 0.05;
    private static final double TAIL = 0.025;

    @Override
    public String name() {
        return "criterion, 1 process";
    }

    @Override
    public int every() {
        return 4;
    }

    @Override
    public Outcome judge(PairData data, double shift, RandomGenerator random) {
        double[] before =
                Arrays.stream(data.baselineIterations()).map(Math::exp).toArray();
        double[] after = Arrays.stream(data.candidateIterations())
                .map(value -> Math.exp(value + shift))
                .toArray();
        boolean failed = lowerEnd(before, after, random) > NOISE_THRESHOLD && different(before, after, random);
        return Outcome.of(failed, 1);
    }

    /** The lower end of the interval of the relative change of the mean. */
    private static double lowerEnd(double[] before, double[] after, RandomGenerator random) {
        double[] changes = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            changes[i] =
                    mean(resample(after, after.length, random)) / mean(resample(before, before.length, random)) - 1;
        }
        Arrays.sort(changes);
        return changes[(int) (TAIL * RESAMPLES)];
    }

    private static boolean different(double[] before, double[] after, RandomGenerator random) {
        double[] pooled = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, pooled, before.length, after.length);
        double seen = Math.abs(t(before, after));
        int extreme = 0;
        for (int i = 0; i < RESAMPLES; i++) {
            double drawn = t(resample(pooled, before.length, random), resample(pooled, after.length, random));
            extreme += Math.abs(drawn) >= seen ? 1 : 0;
        }
        return (double) extreme / RESAMPLES < SIGNIFICANCE;
    }

    private static double[] resample(double[] from, int size, RandomGenerator random) {
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = from[random.nextInt(from.length)];
        }
        return sample;
    }

    /** Welch's t, as criterion computes it. */
    private static double t(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        return (meanA - meanB) / Math.sqrt(variance(a, meanA) / a.length + variance(b, meanB) / b.length);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
