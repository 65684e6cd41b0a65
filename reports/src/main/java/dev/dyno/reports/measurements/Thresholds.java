package dev.dyno.reports.measurements;

import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Rounds;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * By what a file of measurements is judged.
 *
 * @param baseline the name of the arm that all others are compared with
 * @param every the limit of all metrics that {@code limits} does not name; empty for {@link #usualLimit}
 * @param limits limits by metric, as shares of the baseline
 * @param better which way is better, by metric; others as in {@link Metrics}, and unknown ones lower
 * @param design when to look
 * @param spreadFloor the least standard deviation of a pair's log-ratio to assume while there are few pairs; not negative
 * @param lostRounds the largest share of rounds without a pair with which a metric may still pass; 0 to 1
 */
public record Thresholds(
        String baseline,
        OptionalDouble every,
        Map<String, Double> limits,
        Map<String, Direction> better,
        SequentialDesign design,
        double spreadFloor,
        double lostRounds) {

    /** The arm's name where none is given. */
    public static final String BASELINE = "baseline";
    /** Few devices repeat themselves more closely than this, whatever a few pairs say. */
    public static final double SPREAD_FLOOR = 0.005;

    /** The limits that hold where nothing else is said, and the rounds of a sequence. */
    public static final Thresholds USUAL = new Thresholds(
            BASELINE,
            OptionalDouble.empty(),
            Map.of(),
            Map.of(),
            SequentialDesign.of(Rounds.SEQUENTIAL.atLeast(), Rounds.SEQUENTIAL.atMost()),
            SPREAD_FLOOR,
            0);

    public Thresholds {
        Objects.requireNonNull(baseline, "baseline");
        limits = Map.copyOf(limits);
        better = Map.copyOf(better);
        if (!(spreadFloor >= 0) || Double.isInfinite(spreadFloor) || !(lostRounds >= 0 && lostRounds <= 1)) {
            throw new IllegalArgumentException("a spread and a share of rounds are not negative");
        }
    }

    /** What a metric is judged by. */
    public Criterion criterion(String metric) {
        double limit = limits.containsKey(metric) ? limits.get(metric) : every.orElse(usualLimit(metric));
        return new Criterion(metric, direction(metric), Criterion.Nature.of(metric), Reduction.of(metric), limit);
    }

    /** Which way is better. */
    public Direction direction(String metric) {
        return better.getOrDefault(
                metric, Metrics.named(metric).map(Metric::better).orElse(Direction.LOWER_IS_BETTER));
    }

    /**
     * The limit that a metric has where none is given: 2 %; 4 % for p90, p95 and energy, 10 % for p99, 5 % for a start,
     * 1 % for memory. Tails scatter more, and memory hardly.
     */
    public static double usualLimit(String metric) {
        if (metric.contains("_start.")) {
            return 0.05;
        }
        if (metric.startsWith("memory.")) {
            return 0.01;
        }
        if (metric.startsWith("energy")) {
            return 0.04;
        }
        return switch (metric.substring(metric.lastIndexOf('.') + 1)) {
            case "p90", "p95" -> 0.04;
            case "p99" -> 0.10;
            default -> 0.02;
        };
    }
}
