package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.Autocorrelation;
import dev.dyno.reports.statistics.Resolution;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate against the baseline in one metric on one device.
 *
 * @param verdict what changed
 * @param change by how much; null if that is unknown
 * @param rounds on how many rounds that rests
 * @param reason how the verdict came about, for people
 */
record Comparison(Verdict verdict, @Nullable Estimate change, int rounds, String reason) {

    /** So far may a ratio be off by rounding alone. */
    static final double ROUNDING = 1e-12;

    /**
     * Compares. Measured values become one log-ratio per pair, or one difference where a value is not positive or the unit
     * has no zero of its own, and the
     * Hodges-Lehmann estimate of those with its exact signed-rank interval, widened where pairs resemble their
     * predecessors. Exact values must agree over all rounds.
     */
    static Comparison of(Evidence evidence, Metric metric, Design design) {
        int n = evidence.pairs().size();
        if (n == 0) {
            return new Comparison(Verdict.INCONCLUSIVE, null, 0, "no round gave a pair; " + evidence.mainReason());
        }
        if (metric.kind() == Metric.Kind.EXACT) {
            return exact(evidence, metric);
        }
        Series series = Series.ofPairs(evidence, metric.better());
        boolean repeats = n > 1 && series.repeated() == n && !design.tooFew(n) && n >= design.repeats(n);
        if (repeats && Exact.countable(metric)) {
            return exact(evidence, metric);
        }
        Estimate change = measured(series, metric, design.confidence());
        return repeats
                ? new Comparison(Verdict.INCONCLUSIVE, change.withoutInterval(), n, Exact.NEVER_REPEATS)
                : conclude(change, metric, evidence, design.confidence());
    }

    /** A comparison whose interval was looked at while rounds came in. */
    static Comparison of(Estimate change, Metric metric, int rounds) {
        Verdict verdict = verdict(Harm.of(change, metric.better()));
        return new Comparison(verdict, change, rounds, Sentences.verdict(verdict, change, metric, rounds));
    }

    private static Comparison exact(Evidence evidence, Metric metric) {
        int n = evidence.pairs().size();
        if (Series.ofPairs(evidence, metric.better()).repeated() < n) {
            return new Comparison(Verdict.INCONCLUSIVE, null, n, metric.name() + ": " + Exact.DIFFERS);
        }
        Evidence.Pair pair = evidence.pairs().get(0);
        boolean ratio = pair.baseline() > 0 && pair.candidate() > 0 && !Evidence.relatesToBaseline(metric);
        double point = ratio ? pair.candidate() / pair.baseline() : pair.candidate() - pair.baseline();
        return of(estimate(ratio, point, new Interval(point, point, 1), metric), metric, n);
    }

    private static Estimate measured(Series series, Metric metric, double confidence) {
        // Ten degrees are no tenth of a hundred: the zero of the scale is arbitrary.
        boolean ratio = series.positive() == series.size() && metric.unit() != Unit.CELSIUS;
        double[] harms = ratio ? series.ratios(series.size()) : series.differences();
        SignedRank.Location location = SignedRank.location(harms, confidence);
        double widening = Autocorrelation.widening(harms);
        Resolution resolution = ratio ? series.ratioResolution(series.size()) : series.differenceResolution();
        @Nullable
        Interval interval = location.interval()
                .map(i -> widened(i, location.estimate(), widening, resolution, harms, confidence))
                .map(i -> turned(i, series.sign(), ratio))
                .orElse(null);
        return estimate(ratio, turned(location.estimate(), series.sign(), ratio), interval, metric);
    }

    private static Interval widened(
            Interval interval,
            double point,
            double widening,
            Resolution resolution,
            double[] harms,
            double confidence) {
        int n = harms.length;
        double level = (1 - confidence) / 2;
        return new Interval(
                point - resolution.widened((point - interval.lower()) * widening, harms, 0, n, level),
                point + resolution.widened((interval.upper() - point) * widening, harms, 0, n, level),
                interval.confidence());
    }

    private static Interval turned(Interval harms, int sign, boolean ratio) {
        double one = turned(harms.lower(), sign, ratio);
        double other = turned(harms.upper(), sign, ratio);
        return new Interval(Math.min(one, other), Math.max(one, other), harms.confidence());
    }

    private static double turned(double harm, int sign, boolean ratio) {
        return ratio ? Math.min(Double.MAX_VALUE, Math.exp(sign * harm)) : sign * harm;
    }

    private static Estimate estimate(boolean ratio, double point, @Nullable Interval interval, Metric metric) {
        return ratio
                ? new Estimate(Scale.RATIO, point, interval, Unit.RATIO)
                : new Estimate(Scale.DIFFERENCE, point, interval, metric.unit());
    }

    private static Comparison conclude(Estimate change, Metric metric, Evidence evidence, double confidence) {
        int rounds = evidence.pairs().size();
        return change.interval() == null
                ? new Comparison(
                        Verdict.INCONCLUSIVE,
                        change,
                        rounds,
                        Sentences.tooFewRounds(rounds, confidence, evidence.mainReason()))
                : of(change, metric, rounds);
    }

    private static Verdict verdict(Harm harm) {
        if (harm.least() > ROUNDING) {
            return Verdict.REGRESSED;
        }
        return harm.most() < -ROUNDING ? Verdict.IMPROVED : Verdict.UNCHANGED;
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
