package dev.dyno.reports.gate;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether the rounds that count are a fair share of those that were run. Failures are not random: if a candidate fails in its
 * slowest rounds, what is left flatters it.
 */
final class Coverage {
    /** At least this share of the intended rounds must count before a bound can PASS. */
    static final double SHARE = 0.8;
    /** So unlikely must it be that chance alone took more rounds from one arm than from the other. */
    static final double CHANCE = 0.01;

    private final Evidence evidence;
    private final String candidate;
    private final int intended;

    /**
     * Prepares the question.
     *
     * @param intended the last round that the decision could have used
     */
    Coverage(Evidence evidence, String candidate, int intended) {
        this.evidence = evidence;
        this.candidate = candidate;
        this.intended = intended;
    }

    /**
     * Why a decision does not stand.
     *
     * @param decision PASS or FAIL
     * @param used the rounds it rests on
     * @param paired whether a round counts only if baseline and candidate do
     * @return empty if it does stand
     */
    String flaw(Decision decision, int used, boolean paired) {
        if (decision == Decision.PASS && used < SHARE * intended) {
            return "only " + used + " of " + intended + " rounds count, and a pass needs " + Math.round(100 * SHARE)
                    + " % of them; " + evidence.mainReason();
        }
        long baseline = lost(Discard.Arm.BASELINE);
        long other = lost(Discard.Arm.CANDIDATE);
        // Rounds that a candidate lost flatter it: it may still fail on what is left.
        boolean counts = paired && (decision == Decision.PASS || baseline > other);
        return counts && unlikely(baseline, other)
                ? "of " + intended + " rounds, " + other + " lost only " + candidate + " and " + baseline
                        + " only the baseline, which is no accident: what is left is a selection"
                : "";
    }

    private long lost(Discard.Arm arm) {
        return evidence.discards().stream()
                .filter(discard -> discard.round() <= intended && discard.arm() == arm)
                .count();
    }

    /** The exact two-sided binomial test of McNemar's table: each round that one arm alone lost could as well be the other's. */
    private static boolean unlikely(long one, long other) {
        int n = Math.toIntExact(one + other);
        if (n == 0) {
            return false;
        }
        return 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability((int) Math.min(one, other)) < CHANCE;
    }
}
