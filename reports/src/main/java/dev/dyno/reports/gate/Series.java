package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Evidence.Pair;
import dev.dyno.reports.statistics.Median;
import dev.dyno.reports.statistics.Resolution;
import dev.dyno.results.metric.Direction;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Values beside what they are held to, in order of time.
 *
 * @param pairs the candidate's value of a round beside its reference: the baseline's value of that round, or a budget
 * @param better which way is better
 * @param fixed whether the reference is a budget, which stands still
 */
record Series(List<Pair> pairs, Direction better, boolean fixed) {
    /** No two of these add up to more than a number can hold. */
    private static final double LARGEST = Double.MAX_VALUE / 4;

    /** The candidate against the baseline, pair by pair. */
    static Series ofPairs(Evidence evidence, Direction better) {
        return new Series(evidence.pairs(), better, false);
    }

    /** The candidate against a budget, which stands still. */
    static Series ofBudget(Evidence evidence, double bound, Direction better) {
        List<Pair> pairs = evidence.values().stream()
                .map(value -> new Pair(value.round(), bound, value.value(), 0, value.deviation()))
                .toList();
        return new Series(pairs, better, true);
    }

    int size() {
        return pairs.size();
    }

    /** How many pairs from the start have two positive numbers, so that their ratio has a logarithm. */
    int positive() {
        int n = 0;
        while (n < size() && pairs.get(n).baseline() > 0 && pairs.get(n).candidate() > 0) {
            n++;
        }
        return n;
    }

    /** How many pairs from the start repeat the first one exactly, itself included. */
    int repeated() {
        int n = 0;
        while (n < size()
                && pairs.get(n).baseline() == pairs.get(0).baseline()
                && pairs.get(n).candidate() == pairs.get(0).candidate()) {
            n++;
        }
        return n;
    }

    /** Log-ratios of the first pairs, turned so that more is worse. */
    double[] ratios(int n) {
        return harms(n, (reference, value) -> Math.log(value) - Math.log(reference));
    }

    /** Differences, turned so that more is worse. */
    double[] differences() {
        return harms(size(), (reference, value) -> value - reference);
    }

    /** How finely the first log-ratios were measured. */
    Resolution ratioResolution(int n) {
        return resolution(
                n,
                pair -> Math.hypot(
                        pair.baselineDeviation() / pair.baseline(), pair.candidateDeviation() / pair.candidate()));
    }

    /** How finely the differences were measured. */
    Resolution differenceResolution() {
        return resolution(size(), pair -> Math.hypot(pair.baselineDeviation(), pair.candidateDeviation()));
    }

    private Resolution resolution(int n, ToDoubleFunction<Pair> deviation) {
        double[] deviations = pairs.stream()
                .limit(n)
                .mapToDouble(deviation)
                .map(each -> Math.min(LARGEST, each))
                .toArray();
        return new Resolution(deviations, fixed);
    }

    /** The size of a typical reference among the first pairs; 0 for none. */
    double typical(int first) {
        int n = Math.min(first, size());
        double[] references =
                pairs.stream().limit(n).mapToDouble(Pair::baseline).toArray();
        return n == 0 ? 0 : Math.abs(Median.of(references));
    }

    /** 1 where more is worse, -1 where less is. */
    int sign() {
        return sign(better);
    }

    /** What turns a change of a metric into harm, and back. */
    static int sign(Direction better) {
        return better == Direction.LOWER_IS_BETTER ? 1 : -1;
    }

    private double[] harms(int n, DoubleBinaryOperator change) {
        return pairs.stream()
                .limit(n)
                .mapToDouble(pair -> sign() * change.applyAsDouble(pair.baseline(), pair.candidate()))
                .map(harm -> Math.max(-LARGEST, Math.min(LARGEST, harm)))
                .toArray();
    }
}
