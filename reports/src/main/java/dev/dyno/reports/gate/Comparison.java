package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate against the baseline in one metric on one device.
 *
 * @param verdict what changed
 * @param change by how much; null if that is unknown
 * @param reason how the verdict came about, for people
 */
record Comparison(Verdict verdict, @Nullable Estimate change, String reason) {

    /** So far may a ratio be off by rounding alone. */
    static final double ROUNDING = 1e-12;

    /**
     * Compares. Measured values become one log-ratio per pair, or one difference where a value is not positive, and the
     * Hodges-Lehmann estimate of those with its exact signed-rank interval. Exact values must agree over all rounds.
     */
    static Comparison of(Evidence evidence, Metric metric, double confidence) {
        if (evidence.pairs().isEmpty()) {
            return new Comparison(Verdict.INCONCLUSIVE, null, "no round gave a pair; " + evidence.mainReason());
        }
        return metric.kind() == Metric.Kind.EXACT ? exact(evidence, metric) : measured(evidence, metric, confidence);
    }

    private static Comparison exact(Evidence evidence, Metric metric) {
        if (distinct(evidence.baselines()) > 1 || distinct(evidence.candidates()) > 1) {
            String reason = metric.name() + " should be the same in every round, but it differs between rounds";
            return new Comparison(Verdict.INCONCLUSIVE, null, reason);
        }
        Evidence.Pair pair = evidence.pairs().get(0);
        boolean ratio = pair.baseline() > 0 && pair.candidate() > 0 && !Evidence.relatesToBaseline(metric);
        double point = ratio ? pair.candidate() / pair.baseline() : pair.candidate() - pair.baseline();
        return conclude(estimate(ratio, point, new Interval(point, point, 1), metric), metric, evidence, 1);
    }

    private static Comparison measured(Evidence evidence, Metric metric, double confidence) {
        boolean ratio = evidence.pairs().stream().allMatch(pair -> pair.baseline() > 0 && pair.candidate() > 0);
        SignedRank.Location location = SignedRank.location(
                ratio
                        ? evidence.each(pair -> Math.log(pair.candidate() / pair.baseline()))
                        : evidence.each(pair -> pair.candidate() - pair.baseline()),
                confidence);
        @Nullable
        Interval interval = location.interval()
                .map(i -> ratio ? new Interval(Math.exp(i.lower()), Math.exp(i.upper()), i.confidence()) : i)
                .orElse(null);
        double point = ratio ? Math.exp(location.estimate()) : location.estimate();
        return conclude(estimate(ratio, point, interval, metric), metric, evidence, confidence);
    }

    private static Estimate estimate(boolean ratio, double point, @Nullable Interval interval, Metric metric) {
        return ratio
                ? new Estimate(Scale.RATIO, point, interval, Unit.RATIO)
                : new Estimate(Scale.DIFFERENCE, point, interval, metric.unit());
    }

    private static Comparison conclude(Estimate change, Metric metric, Evidence evidence, double confidence) {
        int rounds = evidence.pairs().size();
        if (change.interval() == null) {
            return new Comparison(
                    Verdict.INCONCLUSIVE, change, Sentences.tooFewRounds(rounds, confidence, evidence.mainReason()));
        }
        Verdict verdict = verdict(Harm.of(change, metric.better()));
        return new Comparison(verdict, change, Sentences.verdict(verdict, change, metric, rounds));
    }

    private static Verdict verdict(Harm harm) {
        if (harm.least() > ROUNDING) {
            return Verdict.REGRESSED;
        }
        return harm.most() < -ROUNDING ? Verdict.IMPROVED : Verdict.UNCHANGED;
    }

    private static long distinct(double[] values) {
        return Arrays.stream(values).distinct().count();
    }

    /**
     * A change, turned so that more is worse and 0 is none.
     *
     * @param point the best guess
     * @param least the end of the interval that is better for the candidate
     * @param most the end that is worse
     */
    record Harm(double point, double least, double most) {
        static Harm of(Estimate change, Direction better) {
            Interval interval = Objects.requireNonNull(change.interval(), "interval");
            double zero = change.scale().noChange();
            return better == Direction.LOWER_IS_BETTER
                    ? new Harm(change.point() - zero, interval.lower() - zero, interval.upper() - zero)
                    : new Harm(zero - change.point(), zero - interval.upper(), zero - interval.lower());
        }
    }
}
