package dev.dyno.reports.baseline;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.reports.statistics.Median;
import dev.dyno.reports.statistics.RankSum;
import dev.dyno.reports.statistics.Resolution;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.BaselineRecord.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How far the values of one session lie from pinned ones.
 *
 * @param change by how much; null if that is unknown
 * @param pinned the pinned values' median; NaN if there are none
 * @param value the run's; NaN if there are none
 * @param why why there is no change or no interval; empty if there is one
 */
record Shifts(@Nullable Estimate change, double pinned, double value, String why) {
    /** So far may a ratio be off by rounding alone. */
    private static final double ROUNDING = 1e-12;
    /** Half of an interval of 95 % is so many standard deviations. */
    private static final double HALF_OF_95 = 1.959964;

    /** The values of both sessions, none of which agree better than they were measured at all. */
    static Shifts of(List<Value> pinned, List<Value> values, Metric metric, double confidence) {
        Shifts plain = of(numbers(pinned), numbers(values), metric, confidence);
        Estimate change = plain.change();
        if (change == null || change.interval() == null || metric.kind() == Metric.Kind.EXACT) {
            return plain;
        }
        boolean ratio = change.scale() == Scale.RATIO;
        double level = (1 - confidence) / 2;
        DoubleUnaryOperator scale = x -> ratio ? Math.log(x) : x;
        double point = scale.applyAsDouble(change.point());
        double below = widened(point - scale.applyAsDouble(change.interval().lower()), pinned, values, ratio, level);
        double above = widened(scale.applyAsDouble(change.interval().upper()) - point, pinned, values, ratio, level);
        Interval wide = ratio
                ? new Interval(
                        Math.exp(point - below),
                        Math.exp(point + above),
                        change.interval().confidence())
                : new Interval(point - below, point + above, change.interval().confidence());
        return new Shifts(estimate(ratio, change.point(), wide, metric), plain.pinned(), plain.value(), plain.why());
    }

    private static double widened(double reach, List<Value> pinned, List<Value> values, boolean ratio, double level) {
        double wide = Math.max(0, reach);
        for (List<Value> session : List.of(pinned, values)) {
            double[] deviations = session.stream()
                    .mapToDouble(value -> value.uncertainty() / HALF_OF_95 / (ratio ? value.value() : 1))
                    .toArray();
            double[] numbers = ratio ? logs(numbers(session)) : numbers(session);
            wide = new Resolution(deviations, false).widened(wide, numbers, 0, numbers.length, level);
        }
        return wide;
    }

    private static double[] numbers(List<Value> values) {
        return values.stream().mapToDouble(Value::value).toArray();
    }

    static Shifts of(double[] pinned, double[] values, Metric metric, double confidence) {
        if (pinned.length == 0 || values.length == 0) {
            return new Shifts(
                    null,
                    median(pinned),
                    median(values),
                    pinned.length == 0 ? "the baseline has no value of it" : "the run has no valid value of it");
        }
        boolean ratio = DoubleStream.concat(Arrays.stream(pinned), Arrays.stream(values))
                .allMatch(value -> value > 0);
        return metric.kind() == Metric.Kind.EXACT
                ? exact(pinned, values, metric, ratio)
                : measured(pinned, values, metric, confidence, ratio);
    }

    private static Shifts exact(double[] pinned, double[] values, Metric metric, boolean ratio) {
        boolean same = DoubleStream.of(pinned).distinct().count() == 1
                && DoubleStream.of(values).distinct().count() == 1;
        if (!same) {
            return new Shifts(
                    null,
                    median(pinned),
                    median(values),
                    "it should be the same in every round, but it differs between rounds");
        }
        double point = ratio ? values[0] / pinned[0] : values[0] - pinned[0];
        return new Shifts(estimate(ratio, point, new Interval(point, point, 1), metric), pinned[0], values[0], "");
    }

    private static Shifts measured(double[] pinned, double[] values, Metric metric, double confidence, boolean ratio) {
        RankSum.Shift shift = ratio
                ? RankSum.shift(logs(pinned), logs(values), confidence)
                : RankSum.shift(pinned, values, confidence);
        @Nullable
        Interval interval = shift.interval()
                .map(i -> ratio ? new Interval(Math.exp(i.lower()), Math.exp(i.upper()), i.confidence()) : i)
                .orElse(null);
        double point = ratio ? Math.exp(shift.estimate()) : shift.estimate();
        return new Shifts(
                estimate(ratio, point, interval, metric),
                median(pinned),
                median(values),
                interval == null
                        ? pinned.length + " pinned rounds and " + values.length
                                + " of the run are too few for an interval"
                        : "");
    }

    private static Estimate estimate(boolean ratio, double point, @Nullable Interval interval, Metric metric) {
        return new Estimate(
                ratio ? Scale.RATIO : Scale.DIFFERENCE, point, interval, ratio ? Unit.RATIO : metric.unit());
    }

    /** What changed. */
    Verdict verdict(Direction better) {
        @Nullable Interval harm = harm(better);
        if (harm == null) {
            return Verdict.INCONCLUSIVE;
        }
        if (harm.lower() > ROUNDING) {
            return Verdict.REGRESSED;
        }
        return harm.upper() < -ROUNDING ? Verdict.IMPROVED : Verdict.UNCHANGED;
    }

    /** PASS where all of the interval is within the limit, FAIL where all of it is worse and the estimate is beyond. */
    Decision within(double worsening, Direction better) {
        @Nullable Interval harm = harm(better);
        if (change == null || harm == null) {
            return Decision.INCONCLUSIVE;
        }
        boolean share = change.scale() == Scale.DIFFERENCE;
        double bound = (share ? worsening * Math.abs(pinned) : worsening) + ROUNDING;
        if (harm.upper() <= bound) {
            return Decision.PASS;
        }
        double point = sign(better) * (change.point() - change.scale().noChange());
        return harm.lower() > ROUNDING && point > bound ? Decision.FAIL : Decision.INCONCLUSIVE;
    }

    private @Nullable Interval harm(Direction better) {
        if (change == null || change.interval() == null) {
            return null;
        }
        double zero = change.scale().noChange();
        double low = sign(better) * (change.interval().lower() - zero);
        double high = sign(better) * (change.interval().upper() - zero);
        return new Interval(
                Math.min(low, high), Math.max(low, high), change.interval().confidence());
    }

    private static int sign(Direction better) {
        return better == Direction.LOWER_IS_BETTER ? 1 : -1;
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double median(double[] values) {
        return values.length == 0 ? Double.NaN : Median.of(values);
    }
}
