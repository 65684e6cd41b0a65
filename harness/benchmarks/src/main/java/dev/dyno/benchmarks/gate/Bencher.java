package dev.dyno.benchmarks.gate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The t-test threshold of Bencher: an alert when a new value is above {@code mean + t s}, with mean and standard deviation s of the
 * history and t the 0.99 quantile of Student's distribution.
 *
 * <p>After its documentation ("Thresholds &amp; Alerts": {@code --threshold-test t_test --threshold-max-sample-size 64
 * --threshold-upper-boundary 0.99}) and its library {@code bencher_boundary}, where s divides by n. Each value is one process here; the
 * history are the baseline's processes before the candidate's first one, 51 of them.
 */
record Bencher() implements Rule {
    private static final double UPPER_BOUNDARY = 0.99;

    @Override
    public String name() {
        return "Bencher, t-test";
    }

    @Override
    public Outcome judge(PairData data, double shift, RandomGenerator random) {
        int n = data.baseline().length - 1;
        double[] history = Arrays.stream(data.baseline(), 0, n).map(Math::exp).toArray();
        double value = Math.exp(data.candidate()[n] + shift);
        double mean = Arrays.stream(history).average().orElseThrow();
        double squares =
                Arrays.stream(history).map(x -> (x - mean) * (x - mean)).sum();
        double t = TDistribution.of(n - 1).inverseCumulativeProbability(UPPER_BOUNDARY);
        return Outcome.of(value > mean + t * Math.sqrt(squares / n), 1);
    }
}
