package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One device x candidate x metric.
 *
 * @param device the device's name
 * @param simulated whether the device is a simulation, so that its numbers describe no real one
 * @param candidate the candidate's name
 * @param metric what was compared
 * @param verdict what changed
 * @param change by how much; null where no round gave a pair, or where an exact metric contradicts itself
 * @param baseline the baseline's typical value in the metric's unit, the median over the rounds used; null without a pair
 * @param value the candidate's typical value, likewise
 * @param rounds how many pairs were used
 * @param checks the gate's bounds on this metric; empty if it has none
 * @param reason one sentence on how the verdict came about
 * @param discards the rounds that could not be used, in order
 */
public record Cell(
        String device,
        boolean simulated,
        String candidate,
        Metric metric,
        Verdict verdict,
        @Nullable Estimate change,
        @Nullable Double baseline,
        @Nullable Double value,
        int rounds,
        List<Check> checks,
        String reason,
        List<Discard> discards) {

    public Cell {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(verdict, "verdict");
        checks = List.copyOf(checks);
        discards = List.copyOf(discards);
    }

    /**
     * Whether the metric is a deviation from the baseline by itself, such as a similarity of outputs. Anything but identity
     * then counts as {@link Verdict#REGRESSED}; how much of it is harmless, only a budget can say.
     */
    public boolean deviation() {
        return Evidence.relatesToBaseline(metric);
    }

    /** Whether the gate bounds this metric. */
    public boolean gated() {
        return !checks.isEmpty();
    }

    /** All checks together; null where the gate has no bound on this metric. */
    public @Nullable Decision decision() {
        return gated() ? Decision.all(checks.stream().map(Check::decision).toList()) : null;
    }

    /** After how many rounds the last of its bounds was decided; 0 where none was, or the gate has none on this metric. */
    public int decidedAfter() {
        boolean open = checks.stream().anyMatch(check -> check.course().open());
        return open
                ? 0
                : checks.stream().mapToInt(check -> check.course().used()).max().orElse(0);
    }
}
