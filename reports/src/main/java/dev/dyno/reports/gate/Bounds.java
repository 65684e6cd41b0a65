package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds one cell against the gate's bounds on its metric, in words that say what was seen and how it was decided. */
final class Bounds {
    private final List<Gate.Limit> limits;
    private final List<Gate.Budget> budgets;
    private final Rulings rulings;
    private final Metric metric;
    private final String subject;
    private final int sign;

    /**
     * Prepares the checks of a cell.
     *
     * @param subject what a sentence calls the cell
     */
    Bounds(Gate gate, Rulings rulings, String subject) {
        this.rulings = rulings;
        this.metric = rulings.metric();
        this.subject = subject;
        this.limits = gate.limits().stream()
                .filter(limit -> limit.metric().equals(metric))
                .toList();
        this.budgets = gate.budgets().stream()
                .filter(budget -> budget.metric().equals(metric))
                .toList();
        this.sign = Series.sign(metric.better());
    }

    /** The change against the baseline: as the limit's last look saw it, or over all rounds where nothing looked before. */
    Comparison comparison() {
        Design design = rulings.design();
        if (!design.rounds().fixed() && !limits.isEmpty()) {
            Ruling ruling = rulings.limit(limits.get(0).worsening());
            @Nullable Estimate change = estimate(ruling);
            if (change != null) {
                return Comparison.of(change, metric, ruling.course().basis());
            }
        }
        return Comparison.of(rulings.evidence(), metric, design);
    }

    private @Nullable Estimate estimate(Ruling ruling) {
        double reference = ruling.scale().noChange();
        @Nullable Interval interval = ruling.interval(reference, sign);
        Unit unit = ruling.scale() == Scale.RATIO ? Unit.RATIO : metric.unit();
        return interval == null ? null : new Estimate(ruling.scale(), ruling.point(reference, sign), interval, unit);
    }

    /** Whether no further round would decide anything. */
    boolean settled() {
        return Stream.concat(
                        limits.stream().map(limit -> rulings.limit(limit.worsening())),
                        budgets.stream().map(budget -> rulings.budget(budget.bound())))
                .noneMatch(ruling -> ruling.course().open());
    }

    /** One check per bound. */
    List<Check> checks(Comparison comparison) {
        return Stream.concat(
                        limits.stream().map(limit -> limit(limit.worsening(), comparison)),
                        budgets.stream().map(budget -> budget(budget.bound())))
                .toList();
    }

    private Check limit(double worsening, Comparison comparison) {
        @Nullable Estimate change = comparison.change();
        Ruling ruling = rulings.limit(worsening);
        String sentence = change == null || change.interval() == null
                ? Sentences.noLimit(subject, worsening, metric, ruling.why())
                : Sentences.limit(subject, change, comparison.rounds(), worsening, metric, ruling.why());
        return check(Check.Kind.LIMIT, worsening, ruling, sentence);
    }

    private Check budget(double bound) {
        Ruling ruling = rulings.budget(bound);
        @Nullable Interval interval = ruling.interval(bound, sign);
        int rounds = ruling.course().basis();
        String sentence;
        if (interval != null) {
            double point = ruling.point(bound, sign);
            sentence = Sentences.budget(subject, point, interval, rounds, bound, metric, ruling.why());
        } else if (ruling.course().exact()) {
            double value = rulings.evidence().values().get(0).value();
            Interval exact = new Interval(value, value, 1);
            sentence = Sentences.budget(subject, value, exact, rounds, bound, metric, ruling.why());
        } else {
            sentence = Sentences.noBudget(subject, bound, metric, ruling.why());
        }
        return check(Check.Kind.BUDGET, bound, ruling, sentence);
    }

    private static Check check(Check.Kind kind, double bound, Ruling ruling, String sentence) {
        String gap = ruling.measured() || ruling.looked() ? "" : ruling.why();
        return new Check(kind, bound, ruling.decision(), ruling.measured(), sentence, gap, ruling.course());
    }
}
