package dev.dyno.reports.statistics;

import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The smallest change that a comparison of a given design tells from none nine times out of ten.
 *
 * <p>An interval for the centre moves with the data, so that its lower end is above 0 with the wanted power exactly if the
 * change is as large as the interval's reach to that side is in as large a share of all cases. For n pairs of standard
 * deviation s and a one-sided level a, that reach is about
 *
 * <pre>    s sqrt(pi / 3) (t(n-1, a) + t(n-1, 1 - power)) / sqrt(n)</pre>
 *
 * the usual sum of two quantiles (J. Cohen, "Statistical power analysis for the behavioral sciences"), with Student's for the
 * normal ones because the spread is estimated too, and with the root of Wilcoxon's relative efficiency 3/pi for normal data
 * (J. L. Hodges, E. L. Lehmann, "The efficiency of some nonparametric competitors of the t-test", Annals of Mathematical
 * Statistics 27 (1956)). The level is the one that the discrete rank test reaches. Where the interval ends at the smallest
 * value itself, as at 6 and 7 pairs and 95 %, {@code s z(power^(1/n))} takes its place. Heavier tails than the normal ones
 * need less: a rank test loses nothing to them. What the widening for autocorrelation costs is added, which independent
 * pairs seem to need half of the time; with few pairs that is a little too much.
 *
 * <p>An identical candidate passes a limit of that size just as often, by symmetry. A sequential design has two last looks,
 * the second one on fresh pairs and stricter; the larger change of the two counts, so that FAIL and PASS both are reached.
 * Earlier looks can only add to the power.
 */
public final class DetectableChange {
    /** How often a change of the stated size is detected at least, at the last look. */
    public static final double POWER = 0.9;

    /** Beyond this many pairs the levels of the rank test lie so densely that the nominal one will do. */
    private static final int FEW = 60;

    /** Of the sum over possible autocorrelations. */
    private static final int STEPS = 64;

    private static final double EFFICIENCY = Math.sqrt(Math.PI / 3);
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private DetectableChange() {}

    /**
     * The smallest detectable change.
     *
     * @param design when there is a look
     * @param spread the standard deviation of one pair; finite, not negative
     * @return as a log-ratio if the spread is that of log-ratios; not negative
     */
    public static double of(SequentialDesign design, double spread) {
        return requireSpread(spread)
                * Math.max(
                        atLastOf(design.looks()),
                        design.confirmation().isEmpty() ? 0 : atLastOf(design.confirmation()));
    }

    /**
     * How many pairs it takes to detect a change, at the levels of the design's last looks: about, because with another
     * number of pairs the levels of a sequential design would differ a little.
     *
     * @param design whose levels count; its own number of pairs does not
     * @param spread the standard deviation of one pair; finite, not negative
     * @param change on the scale of the spread
     * @param most the largest number of interest
     * @return pairs in one stage of the design; empty if even the most are not enough
     */
    public static OptionalInt pairs(SequentialDesign design, double spread, double change, int most) {
        requireSpread(spread);
        if (!(change > 0)) {
            return OptionalInt.empty();
        }
        double level = last(design.looks()).level();
        if (!design.confirmation().isEmpty()) {
            level = Math.min(level, last(design.confirmation()).level());
        }
        int fewest = SignedRank.fewest(1 - 2 * level);
        for (int n = Math.max(2, fewest); n <= most; n++) {
            if (spread * reach(n, level) <= change && confirmed(n, level, spread, change)) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    /** With few pairs the discrete test is stricter than its level, which only the exact index tells. */
    private static boolean confirmed(int n, double level, double spread, double change) {
        return n > FEW || spread * reach(Look.at(n, level)) <= change;
    }

    private static double atLastOf(List<Look> looks) {
        return reach(last(looks));
    }

    private static double reach(Look look) {
        int n = look.n();
        if (look.index() == 1) {
            double exact = NORMAL.inverseCumulativeProbability(Math.pow(POWER, 1.0 / n));
            double scatter = scatter(n);
            return widened(n, exact - scatter, scatter);
        }
        double level = look.index() == 0 ? look.level() : SignedRank.error(n, look.index());
        return reach(n, level);
    }

    private static double reach(int n, double level) {
        double half = EFFICIENCY * TDistribution.of(n - 1).inverseSurvivalProbability(level) / Math.sqrt(n);
        return widened(n, half, scatter(n));
    }

    /** How far the estimate strays to the unlucky side in all but the unluckiest cases. */
    private static double scatter(int n) {
        return EFFICIENCY * TDistribution.of(n - 1).inverseCumulativeProbability(POWER) / Math.sqrt(n);
    }

    /**
     * Adds what the widening for autocorrelation costs where there is none: that of n independent values is about normal
     * with a standard deviation of {@code 1 / sqrt(n)} (M. S. Bartlett, 1946), and half of the time it is taken for some.
     */
    private static double widened(int n, double half, double scatter) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < STEPS; i++) {
            double chance = (i + 0.5) / STEPS;
            double r = NORMAL.inverseCumulativeProbability(chance) / Math.sqrt(n) - 1.0 / n;
            double factor = Autocorrelation.widening(Math.max(-1, Math.min(1, r)), n);
            mean += factor / STEPS;
            square += factor * factor / STEPS;
        }
        return mean * half + Math.sqrt(scatter * scatter + half * half * (square - mean * mean));
    }

    private static Look last(List<Look> looks) {
        return looks.get(looks.size() - 1);
    }

    private static double requireSpread(double spread) {
        if (!(spread >= 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("a spread is finite and not negative, not " + spread);
        }
        return spread;
    }
}
