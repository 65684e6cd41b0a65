package dev.dyno.scenarios;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.MissingDevice;
import java.util.ArrayList;
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
 * @param waivers failures that are let through for a while, in the file's order, with unique names
 * @param classes devices that are decided on together, in the file's order, with unique names; may be empty
 */
public record Gate(
        List<Limit> limits,
        List<Budget> budgets,
        double confidence,
        Policy onInconclusive,
        List<Waiver> waivers,
        List<DeviceClass> classes) {

    /** No bound at all: the decision then only reports. */
    public static final Gate NONE = new Gate(List.of(), List.of(), 0.95, Policy.BLOCK);

    public Gate {
        limits = List.copyOf(limits);
        budgets = List.copyOf(budgets);
        waivers = List.copyOf(waivers);
        classes = List.copyOf(classes);
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is above 0.5 and below 1, not " + confidence);
        }
        Set<String> seen = new HashSet<>();
        limits.forEach(limit -> require(seen.add("limit " + limit.metric().name())));
        budgets.forEach(budget -> require(seen.add("budget " + budget.metric().name())));
        waivers.forEach(waiver -> require(seen.add("waiver " + waiver.name())));
        classes.forEach(each -> require(seen.add("class " + each.name())));
    }

    /** A gate without waivers and device classes. */
    public Gate(List<Limit> limits, List<Budget> budgets, double confidence, Policy onInconclusive) {
        this(limits, budgets, confidence, onInconclusive, List.of(), List.of());
    }

    private static void require(boolean unique) {
        if (!unique) {
            throw new IllegalArgumentException(
                    "one limit and one budget per metric, and one waiver and one device class per name");
        }
    }

    /**
     * The classes that a device belongs to, in the gate's order: every one that selects it, {@link DeviceClass#OTHER} where
     * none does, and nothing where the gate has no classes.
     */
    public List<String> classesOf(DeviceProfile device) {
        List<String> selected = classes.stream()
                .filter(each -> each.devices().matches(device))
                .map(DeviceClass::name)
                .toList();
        return selected.isEmpty() && !classes.isEmpty() ? List.of(DeviceClass.OTHER) : selected;
    }

    /** The names of the classes to which a device may belong of which little is known: it is missing. */
    public List<String> possibleClassesOf(MissingDevice device) {
        List<String> possible = new ArrayList<>();
        boolean sure = false;
        for (DeviceClass each : classes) {
            if (each.devices().mayMatch(device.device(), device.facts())) {
                possible.add(each.name());
            }
            sure |= each.devices().surelyMatches(device.device(), device.facts());
        }
        if (!sure && !classes.isEmpty()) {
            possible.add(DeviceClass.OTHER);
        }
        return possible;
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
