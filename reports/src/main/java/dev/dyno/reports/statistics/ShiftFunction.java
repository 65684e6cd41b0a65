package dev.dyno.reports.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How each part of a distribution moved, not only its middle: the change of every decile. After K. Doksum, "Empirical probability
 * plots and statistical inference for nonlinear models in the two-sample case", Annals of Statistics 2 (1974), with the deciles
 * of F. E. Harrell and C. E. Davis as in R. Wilcox, "Comparing two independent groups via multiple quantiles", The Statistician
 * 44 (1995).
 *
 * <p>Values of one round resemble each other, so that the rounds are what is counted: a decile's change is the {@link SignedRank}
 * estimate over the rounds' log-ratios, as for every other change, and so is its interval, which holds for each decile by itself.
 */
public final class ShiftFunction {
    /** The deciles, from the 10th to the 90th percentile. */
    public static final List<Double> SHARES = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    private ShiftFunction() {}

    /**
     * The change of one decile.
     *
     * @param share which one, from 0.1 to 0.9
     * @param ratio candidate over baseline
     * @param lower the lower end of the ratio's interval
     * @param upper its upper end
     */
    public record Shift(double share, double ratio, double lower, double upper) {}

    /**
     * The deciles of one round's values.
     *
     * @param sample finite values in any order, at least ten; left as it is
     */
    public static double[] deciles(double[] sample) {
        double[] sorted = Samples.sorted(sample);
        return SHARES.stream()
                .mapToDouble(share -> HarrellDavis.ofSorted(sorted, share))
                .toArray();
    }

    /**
     * Compares rounds.
     *
     * @param baseline the deciles of the baseline, round by round; all above 0
     * @param candidate those of the candidate in the same rounds
     * @param confidence two-sided, above 0 and below 1
     * @return one change per decile; empty where there are too few rounds for an interval
     */
    public static Optional<List<Shift>> of(List<double[]> baseline, List<double[]> candidate, double confidence) {
        if (baseline.size() != candidate.size()) {
            throw new IllegalArgumentException("a pair has both arms: " + baseline.size() + " rounds of the baseline, "
                    + candidate.size() + " of the candidate");
        }
        if (baseline.size() < SignedRank.fewest(confidence)) {
            return Optional.empty();
        }
        List<Shift> shifts = new ArrayList<>();
        for (int decile = 0; decile < SHARES.size(); decile++) {
            double[] logs = new double[baseline.size()];
            for (int round = 0; round < logs.length; round++) {
                logs[round] = Math.log(candidate.get(round)[decile] / baseline.get(round)[decile]);
            }
            if (!Arrays.stream(logs).allMatch(Double::isFinite)) {
                return Optional.empty();
            }
            SignedRank.Location change = SignedRank.location(logs, confidence);
            SignedRank.Interval interval = change.interval().orElseThrow();
            shifts.add(new Shift(
                    SHARES.get(decile),
                    Math.exp(change.estimate()),
                    Math.exp(interval.lower()),
                    Math.exp(interval.upper())));
        }
        return Optional.of(List.copyOf(shifts));
    }
}
