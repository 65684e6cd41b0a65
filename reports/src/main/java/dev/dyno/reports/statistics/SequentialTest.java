package dev.dyno.reports.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Decides from pairs, as they come in, whether a candidate got worse: a group-sequential test with an indifference zone.
 *
 * <p>Every pair gives one <em>harm</em>, a log-ratio turned so that more is worse. At each look of the design an interval for
 * its centre is compared with the zone:
 *
 * <ul>
 *   <li>all of it below the limit: PASS, a change of the limit's size is ruled out;
 *   <li>all of it above no change, and the estimate at least half-way to the limit: suspected. Fresh pairs alone, with
 *       stricter looks, then PASS or FAIL by the same rule;
 *   <li>otherwise go on; after the last look, INCONCLUSIVE.
 * </ul>
 *
 * The interval is the exact one of {@link SignedRank} where there are enough pairs for the level of the look. Before that it is
 * Student's, with its spread floored, since a few pairs that happen to agree say little of the spread; the levels there are so
 * strict that only clear cases end early. Both are widened where pairs resemble their predecessors
 * ({@link Autocorrelation#widening}).
 */
public final class SequentialTest {
    private SequentialTest() {}

    /** Where a comparison stands. */
    public enum State {
        /** More pairs are needed. */
        GO_ON,
        /** A change of the limit's size is ruled out. */
        PASS,
        /** It got worse. */
        FAIL,
        /** The last look left it open. */
        INCONCLUSIVE
    }

    /**
     * What makes no difference and what does.
     *
     * @param none the harm of no change, usually 0
     * @param limit the smallest harm that matters, not below {@code none}
     */
    public record Zone(double none, double limit) {
        public Zone {
            if (!(limit >= none) || Double.isInfinite(limit) || Double.isInfinite(none)) {
                throw new IllegalArgumentException("a limit is finite and not below no change: " + none + ", " + limit);
            }
        }

        private double middle() {
            return none + (limit - none) / 2;
        }
    }

    /**
     * How a comparison went.
     *
     * @param state where it stands
     * @param suspected whether a suspicion arose; what follows comes from the fresh pairs after it alone
     * @param estimate the Hodges-Lehmann estimate of the harm at the last look; NaN before the first
     * @param lower the lower end of its interval, likewise
     * @param upper its upper end, likewise
     * @param level the one-sided error of either end, likewise
     * @param used how many pairs it took, those before the suspicion included
     * @param looks how many looks were taken in all
     */
    public record Path(
            State state,
            boolean suspected,
            double estimate,
            double lower,
            double upper,
            double level,
            int used,
            int looks) {

        /** Whether fresh pairs have confirmed a suspicion. */
        public boolean confirmed() {
            return suspected && state == State.FAIL;
        }
    }

    /**
     * Takes every look that the pairs allow, in order, until one decides.
     *
     * @param harms one finite harm per pair, in order of time
     * @param zone what to decide between
     * @param design when to look
     * @param spreadFloor the least standard deviation of a pair to assume while there are too few for a rank test; finite,
     *     not negative
     */
    public static Path replay(double[] harms, Zone zone, SequentialDesign design, double spreadFloor) {
        return replay(harms, Resolution.FINE, zone, design, spreadFloor);
    }

    /**
     * The same where the harms themselves are known no better than their measurement allows: no interval is narrower.
     *
     * @param resolution of each harm
     */
    public static Path replay(
            double[] harms, Resolution resolution, Zone zone, SequentialDesign design, double spreadFloor) {
        Path path = stage(harms, resolution, 0, design.looks(), zone, spreadFloor);
        if (path.state() != State.FAIL || design.confirmation().isEmpty()) {
            return path;
        }
        Path fresh = stage(harms, resolution, path.used(), design.confirmation(), zone, spreadFloor);
        return new Path(
                fresh.state(),
                true,
                fresh.estimate(),
                fresh.lower(),
                fresh.upper(),
                fresh.level(),
                fresh.used(),
                path.looks() + fresh.looks());
    }

    /** One stage on the pairs from {@code start} on; FAIL stands for a suspicion here. */
    private static Path stage(
            double[] harms, Resolution resolution, int start, List<Look> looks, Zone zone, double spreadFloor) {
        Bounds bounds = new Bounds(Double.NaN, Double.NaN, Double.NaN);
        double level = Double.NaN;
        int taken = 0;
        for (Look look : looks) {
            int end = start + look.n();
            if (end > harms.length) {
                return bounds.path(State.GO_ON, level, harms.length, taken);
            }
            level = look.level();
            bounds = Bounds.of(Arrays.copyOfRange(harms, start, end), look, spreadFloor)
                    .widened(resolution, harms, start, end, level);
            taken++;
            State state = bounds.state(zone);
            if (state != State.GO_ON) {
                return bounds.path(state, level, end, taken);
            }
        }
        return bounds.path(
                State.INCONCLUSIVE, level, start + looks.get(looks.size() - 1).n(), taken);
    }

    /** An interval with its point. */
    private record Bounds(double estimate, double lower, double upper) {

        static Bounds of(double[] harms, Look look, double spreadFloor) {
            double[] walsh = SignedRank.walshAverages(harms);
            double estimate = Samples.medianOfSorted(walsh);
            double widening = Autocorrelation.widening(harms);
            if (look.index() > 0) {
                double lower = walsh[look.index() - 1];
                double upper = walsh[walsh.length - look.index()];
                return new Bounds(
                        estimate, estimate - (estimate - lower) * widening, estimate + (upper - estimate) * widening);
            }
            int n = harms.length;
            double reach = TDistribution.of(n - 1).inverseSurvivalProbability(look.level())
                    * Math.max(spreadFloor, Samples.standardDeviation(harms))
                    / Math.sqrt(n)
                    * widening;
            return new Bounds(estimate, estimate - reach, estimate + reach);
        }

        Bounds widened(Resolution resolution, double[] harms, int start, int end, double level) {
            return new Bounds(
                    estimate,
                    estimate - resolution.widened(estimate - lower, harms, start, end, level),
                    estimate + resolution.widened(upper - estimate, harms, start, end, level));
        }

        State state(Zone zone) {
            if (upper < zone.limit()) {
                return State.PASS;
            }
            return lower > zone.none() && estimate >= zone.middle() ? State.FAIL : State.GO_ON;
        }

        Path path(State state, double level, int used, int looks) {
            return new Path(state, false, estimate, lower, upper, level, used, looks);
        }
    }
}
