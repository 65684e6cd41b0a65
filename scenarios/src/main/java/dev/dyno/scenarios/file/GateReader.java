package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what must hold. */
final class GateReader {
    private static final Map<String, Gate.Policy> POLICIES =
            Map.of("block", Gate.Policy.BLOCK, "warn", Gate.Policy.WARN, "extend", Gate.Policy.EXTEND);
    /** A metric may become ten times as large, where that is meant. */
    private static final double LARGEST_WORSENING = 10;

    private static final String[] KEYS = {"limits", "budgets", "confidence", "on-inconclusive", "waivers", "classes"};

    private final Section section;
    private final MetricReader metrics;
    private final List<String> candidates;
    /** The metrics with a limit or a budget, be it a valid one or not. */
    private final Set<String> bounded = new TreeSet<>();

    /**
     * A reader.
     *
     * @param candidates the names that a waiver may name: all but the baseline
     */
    GateReader(Section scenario, MetricReader metrics, List<String> candidates) {
        this.candidates = candidates;
        this.section = scenario.section("gate").knowing(KEYS);
        this.metrics = metrics;
    }

    Gate read() {
        List<Gate.Limit> limits = limits();
        List<Gate.Budget> budgets = budgets();
        double confidence = section.quantity("confidence", "95 %", Unit.RATIO, "50.1 %", "99.99 %");
        Field given = section.field("on-inconclusive").orElse(null);
        String policy = given == null ? "block" : given.word(List.of("block", "warn", "extend"));
        section.save("on-inconclusive", policy);
        Gate bounds = new Gate(limits, budgets, confidence, POLICIES.getOrDefault(policy, Gate.Policy.BLOCK));
        List<Waiver> waivers = new WaiverReader(new WaiverReader.Scope(bounds, bounded, candidates)).of(section);
        return new Gate(limits, budgets, confidence, bounds.onInconclusive(), waivers, DeviceClassReader.of(section));
    }

    private List<Gate.Limit> limits() {
        List<Gate.Limit> limits = new ArrayList<>();
        Section bounds = section.section("limits");
        for (Node.Entry entry : bounds.entries()) {
            Metric metric = metrics.gated(entry).orElse(null);
            Field field = bound(bounds, entry);
            if (metric == null || field == null) {
                continue;
            }
            field.quantity(Unit.RATIO).ifPresent(share -> {
                if (sensibleLimit(metric, share, field)) {
                    limits.add(new Gate.Limit(metric, share));
                }
            });
        }
        return limits;
    }

    private List<Gate.Budget> budgets() {
        List<Gate.Budget> budgets = new ArrayList<>();
        Section bounds = section.section("budgets");
        for (Node.Entry entry : bounds.entries()) {
            Metric metric = metrics.gated(entry).orElse(null);
            Field field = bound(bounds, entry);
            if (metric == null || field == null) {
                continue;
            }
            OptionalDouble bound = budget(metric, field);
            bound.ifPresent(value -> budgets.add(new Gate.Budget(metric, value)));
        }
        return budgets;
    }

    private @Nullable Field bound(Section bounds, Node.Entry entry) {
        bounded.add(entry.key());
        Field field = bounds.field(entry.key()).orElse(null);
        if (field != null) {
            bounds.save(entry.key(), field.value().saved());
        }
        return field;
    }

    private static boolean sensibleLimit(Metric metric, double share, Field field) {
        if (!Metrics.takesLimit(metric)) {
            field.problem(
                    metric.unit() == Unit.CELSIUS
                            ? "is in degrees, of which no share can be told; give it a budget in place of a limit"
                            : "compares with the baseline already; give it a budget in place of a limit");
        } else if (share < 0) {
            field.problem("is negative; a limit is the largest change for the worse, such as 2 %");
        } else if (metric.better() == Direction.HIGHER_IS_BETTER && share >= 1) {
            field.problem("would allow a fall to nothing; a limit here is below 100 %");
        } else if (share > LARGEST_WORSENING) {
            field.problem("would allow more than ten times as much; a limit is at most 1000 %");
        } else {
            return true;
        }
        return false;
    }

    private static OptionalDouble budget(Metric metric, Field field) {
        boolean lower = metric.better() == Direction.LOWER_IS_BETTER;
        String text = field.value().text();
        if (text.startsWith("<") || text.startsWith(">") || text.startsWith("=")) {
            field.problem("is the bound alone: for this metric the " + (lower ? "largest" : "smallest")
                    + " value allowed; remove the '" + text.charAt(0) + "'");
            return OptionalDouble.empty();
        }
        OptionalDouble bound = field.quantity(metric.unit());
        if (bound.isPresent() && bound.getAsDouble() < 0) {
            field.problem("is negative, which this metric never is");
        } else if (bound.isPresent() && lower && bound.getAsDouble() == 0 && metric.kind() == Metric.Kind.MEASURED) {
            field.problem("is nothing at all, which can never be met");
        } else if (bound.isPresent() && !lower && metric.unit() == Unit.RATIO && bound.getAsDouble() > 1) {
            field.problem("is above 100 %, which can never be met; it is the smallest value allowed");
        }
        return bound;
    }
}
