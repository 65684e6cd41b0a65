package dev.dyno.benchmarks.gate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws comparisons of two builds, noise of processes and of iterations alike.
 *
 * <p>What was found on real data (586 benchmarks of Java programs, 10 processes each) sets the proportions: processes differ by more
 * (median 1.5 %) than the iterations within one do (1.1 %), and iterations follow each other (lag-1 autocorrelation 0.44).
 *
 * @param family how processes differ
 * @param spread standard deviation of a pair's log-ratio, such as 0.02
 */
record Simulator(Family family, double spread) {
    /** As many iterations as criterion takes samples. */
    static final int ITERATIONS = 100;
    /** As many rounds as the gate may use: 26, and 26 more to confirm. */
    static final int ROUNDS = 52;

    private static final double ITERATION_CORRELATION = 0.44;
    /** Spread of iterations within a process, in spreads of a pair. */
    private static final double WITHIN = 1.1 / 1.5;
    /** Share of a pair's variance that the medians of 100 such iterations contribute. */
    private static final double ITERATION_SHARE = 0.04;

    /** Tells simulators apart when randomness is drawn for them; the same in every run of the program. */
    long number() {
        return family.name().hashCode() * 1_000_003L + Math.round(spread * 100_000);
    }

    /** The spread of independent pairs whose mean would scatter as much. */
    double effectiveSpread() {
        return spread * family.inflation();
    }

    PairData draw(RandomGenerator random) {
        double[][] arms = family.draw(random, ROUNDS);
        double scale = spread * Math.sqrt((1 - ITERATION_SHARE) / 2);
        double[][] first = new double[2][];
        for (int arm = 0; arm < 2; arm++) {
            for (int i = 0; i < ROUNDS; i++) {
                double[] process = process(random, arms[arm][i] * scale);
                if (i == 0) {
                    first[arm] = process.clone();
                }
                arms[arm][i] = median(process);
            }
        }
        return new PairData(arms[0], arms[1], first[0], first[1]);
    }

    private double[] process(RandomGenerator random, double level) {
        double[] iterations = Noises.autoregressive(random, ITERATIONS, ITERATION_CORRELATION);
        for (int i = 0; i < iterations.length; i++) {
            iterations[i] = level + WITHIN * spread * iterations[i];
        }
        return iterations;
    }

    /** The median, in place. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
