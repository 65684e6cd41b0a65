package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Comparison.Harm;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one cell against the gate.
 *
 * <p>A <em>limit</em> on the change for the worse is
 *
 * <ul>
 *   <li>PASS where the whole interval is within the limit: a change beyond it is ruled out;
 *   <li>FAIL where the whole interval is worse than no change and the estimate is beyond the limit: it certainly got
 *       worse, and most likely by more than allowed;
 *   <li>INCONCLUSIVE otherwise.
 * </ul>
 *
 * A wrong PASS is thus as rare as an interval misses the truth, and so is a FAIL without any regression. A real regression
 * smaller than the limit may FAIL when the estimate happens to lie beyond it; asking for the whole interval beyond the
 * limit instead would leave every regression near it undecided for ever, however clear.
 *
 * <p>A <em>budget</em> on the value itself is PASS where the whole interval is within it, FAIL where the whole interval is
 * beyond it, else INCONCLUSIVE. Bounds are inclusive.
 *
 * <p>Where the candidate or the baseline failed in too many rounds, what is left is a selection, and does not PASS.
 */
final class Bounds {
    /** At least this share of the planned rounds must count before a bound can PASS. */
    static final double COVERAGE = 0.8;

    private final Gate gate;
    private final Metric metric;
    private final Evidence evidence;
    private final String subject;

    /**
     * Prepares the checks of a cell.
     *
     * @param subject what a sentence calls the cell
     */
    Bounds(Gate gate, Metric metric, Evidence evidence, String subject) {
        this.gate = gate;
        this.metric = metric;
        this.evidence = evidence;
        this.subject = subject;
    }

    /** One check per bound that the gate has on the metric. */
    List<Check> checks(Comparison comparison) {
        List<Check> checks = new ArrayList<>();
        for (Gate.Limit limit : gate.limits()) {
            if (limit.metric().equals(metric)) {
                checks.add(limit(limit.worsening(), comparison));
            }
        }
        for (Gate.Budget budget : gate.budgets()) {
            if (budget.metric().equals(metric)) {
                checks.add(budget(budget.bound()));
            }
        }
        return checks;
    }

    private Check limit(double worsening, Comparison comparison) {
        @Nullable Estimate change = comparison.change();
        if (change == null || change.interval() == null) {
            String sentence = Sentences.noLimit(subject, worsening, metric, comparison.reason());
            return new Check(Check.Kind.LIMIT, worsening, Decision.INCONCLUSIVE, false, sentence);
        }
        int rounds = evidence.pairs().size();
        Decision decision = limitHolds(Harm.of(change, metric.better()), allowed(change, worsening));
        boolean selected = decision == Decision.PASS && tooFew(rounds);
        String why = selected ? missing(rounds) : "";
        return new Check(
                Check.Kind.LIMIT,
                worsening,
                selected ? Decision.INCONCLUSIVE : decision,
                !selected,
                Sentences.limit(subject, change, rounds, worsening, metric, undecided(decision, why)));
    }

    private static Decision limitHolds(Harm harm, double allowed) {
        double slack = Comparison.ROUNDING * Math.max(1, Math.abs(allowed));
        if (harm.most() <= allowed + slack) {
            return Decision.PASS;
        }
        boolean worse = harm.least() > slack && harm.point() > allowed + slack;
        return worse ? Decision.FAIL : Decision.INCONCLUSIVE;
    }

    /** The largest allowed harm on the estimate's scale; for a difference, the share of the baseline's typical value. */
    private double allowed(Estimate change, double worsening) {
        return change.scale() == Scale.RATIO ? worsening : worsening * Math.abs(median(evidence.baselines()));
    }

    private Check budget(double bound) {
        double[] values =
                evidence.values().stream().mapToDouble(Double::doubleValue).toArray();
        if (values.length == 0) {
            return unmeasured(bound, "no round gave a value; " + evidence.mainReason());
        }
        boolean exact = metric.kind() == Metric.Kind.EXACT;
        if (exact && Arrays.stream(values).distinct().count() > 1) {
            return unmeasured(bound, "it should be the same in every round, but it differs between rounds");
        }
        SignedRank.Location location = SignedRank.location(values, gate.confidence());
        @Nullable
        Interval interval = exact
                ? new Interval(values[0], values[0], 1)
                : location.interval().orElse(null);
        if (interval == null) {
            return unmeasured(bound, Sentences.tooFewRounds(values.length, gate.confidence(), evidence.mainReason()));
        }
        Decision decision = budgetHolds(interval, bound);
        boolean selected = decision == Decision.PASS && tooFew(values.length);
        String why = undecided(decision, selected ? missing(values.length) : "");
        String sentence = Sentences.budget(subject, location.estimate(), interval, values.length, bound, metric, why);
        return new Check(Check.Kind.BUDGET, bound, selected ? Decision.INCONCLUSIVE : decision, !selected, sentence);
    }

    private Decision budgetHolds(Interval interval, double bound) {
        boolean lower = metric.better() == Direction.LOWER_IS_BETTER;
        if (lower ? interval.upper() <= bound : interval.lower() >= bound) {
            return Decision.PASS;
        }
        return (lower ? interval.lower() > bound : interval.upper() < bound) ? Decision.FAIL : Decision.INCONCLUSIVE;
    }

    private Check unmeasured(double bound, String why) {
        String sentence = Sentences.noBudget(subject, bound, metric, why);
        return new Check(Check.Kind.BUDGET, bound, Decision.INCONCLUSIVE, false, sentence);
    }

    private boolean tooFew(int rounds) {
        return rounds < COVERAGE * evidence.planned();
    }

    private String missing(int rounds) {
        return "only " + rounds + " of " + evidence.planned() + " rounds count, and a pass needs "
                + Math.round(100 * COVERAGE) + " % of them; " + evidence.mainReason();
    }

    private static String undecided(Decision decision, String why) {
        if (!why.isEmpty()) {
            return why;
        }
        return decision == Decision.INCONCLUSIVE ? "the interval leaves it open: more rounds would settle it" : "";
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }
}
