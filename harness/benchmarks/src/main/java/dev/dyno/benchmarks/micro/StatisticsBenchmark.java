package dev.dyno.benchmarks.micro;

import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.SignedRank;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is computed for every trial (quantiles) and for every cell of a verdict (intervals). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatisticsBenchmark {
    private static final double CONFIDENCE = 0.95;

    private final double[] latencies = latencies(10_000);
    private final double[] rounds = latencies(20);

    /** A quantile of ten thousand latencies. */
    @Benchmark
    public double quantileOfTenThousand() {
        return HarrellDavis.quantile(latencies, 0.99);
    }

    /** The exact interval of twenty rounds. */
    @Benchmark
    public SignedRank.Location intervalOfTwentyRounds() {
        return SignedRank.location(rounds, CONFIDENCE);
    }

    private static double[] latencies(int n) {
        return new Random(1).doubles(n).map(x -> 0.005 * (1 + x * x)).toArray();
    }
}
