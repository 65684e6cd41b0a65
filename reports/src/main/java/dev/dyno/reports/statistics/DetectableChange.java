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
 * Statistics 27 (1956)). The level is the one that the discrete rank test reaches. From 8 pairs on the formula is within
 * 2 % of simulation. Where the interval ends at the smallest value itself, as at 6 and 7 pairs and 95 %, the exact
 * {@code s z(power^(1/n))} takes its place. Heavier tails than the normal ones need less: a rank test loses nothing to them.
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
        if (look.index() == 1) {
            return NORMAL.inverseCumulativeProbability(Math.pow(POWER, 1.0 / look.n()));
        }
        double level = look.index() == 0 ? look.level() : SignedRank.error(look.n(), look.index());
        return reach(look.n(), level);
    }

    private static double reach(int n, double level) {
        TDistribution t = TDistribution.of(n - 1);
        double quantiles = t.inverseSurvivalProbability(level) + t.inverseCumulativeProbability(POWER);
        return EFFICIENCY * quantiles / Math.sqrt(n);
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
