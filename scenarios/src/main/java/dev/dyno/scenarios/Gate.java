package dev.dyno.scenarios;

import dev.dyno.results.metric.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold for a release.
 *
 * @param limits relative bounds against the baseline
 * @param budgets absolute bounds
 * @param confidence two-sided confidence of every interval, above 0.5 and below 1
 * @param onInconclusive what an undecided cell does to the decision
 */
public record Gate(List<Limit> limits, List<Budget> budgets, double confidence, Policy onInconclusive) {

    /** No bound at all: the decision then only reports. */
    public static final Gate NONE = new Gate(List.of(), List.of(), 0.95, Policy.BLOCK);

    public Gate {
        limits = List.copyOf(limits);
        budgets = List.copyOf(budgets);
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is above 0.5 and below 1, not " + confidence);
        }
        Set<String> seen = new HashSet<>();
        limits.forEach(limit -> require(seen.add("limit " + limit.metric().name())));
        budgets.forEach(budget -> require(seen.add("budget " + budget.metric().name())));
    }

    private static void require(boolean unique) {
        if (!unique) {
            throw new IllegalArgumentException("one limit and one budget per metric");
        }
    }

    /**
     * A relative bound.
     *
     * @param metric what is bounded
     * @param worsening the largest change for the worse that is allowed, as a share of the baseline: 0.02 is 2 %; not
     *     negative
     */
    public record Limit(Metric metric, double worsening) {
        public Limit {
            if (!(worsening >= 0) || Double.isInfinite(worsening)) {
                throw new IllegalArgumentException(metric.name() + ": a limit is a share, at least 0");
            }
        }
    }

    /**
     * An absolute bound: the largest value allowed or, where higher is better, the smallest.
     *
     * @param metric what is bounded
     * @param bound in the metric's unit; finite
     */
    public record Budget(Metric metric, double bound) {
        public Budget {
            if (!Double.isFinite(bound)) {
                throw new IllegalArgumentException(metric.name() + ": a budget is finite");
            }
        }
    }

    /** What an undecided cell does to the decision. */
    public enum Policy {
        /** The decision is INCONCLUSIVE, and the release does not pass. */
        BLOCK,
        /** The decision may still be PASS; the report shows the cell. */
        WARN,
        /** As {@link #BLOCK}, after twice as many rounds: planned from the start, so that the errors still hold. */
        EXTEND
    }
}
