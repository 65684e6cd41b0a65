package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Metric;
import dev.dyno.scenarios.Scenario;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A scenario's baseline against an identical copy of itself, which shows what noise alone does (an A/A comparison). Load, inputs and
 * devices stay; the gate bounds nothing, and metrics that cannot vary are left out.
 */
public final class SelfComparison {
    private static final Set<String> REPLACED = Set.of("name", "candidates", "accuracy", "rounds", "metrics", "gate");
    private static final int LONGEST_NAME = 60;

    private final Scenario scenario;
    private final Place place;

    private SelfComparison(Scenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
    }

    /**
     * The comparison.
     *
     * @param scenario of whose baseline
     * @param rounds how many rounds, 1 to 1000
     * @param context what the scenario was read with
     * @throws dev.dyno.results.error.ScenarioException if a file that the baseline needs is no longer there
     */
    public static Scenario of(Scenario scenario, int rounds, ScenarioContext context) {
        Problems problems = new Problems(scenario.name());
        Reading reading = new Reading(problems, context, Path.of("").toAbsolutePath(), true);
        Node filled = new Variables(context.env(), problems).fill(YamlTree.parse(scenario.resolved(), problems));
        if (!(filled instanceof Node.Mapping root)) {
            throw new IllegalStateException("a resolved scenario is a mapping");
        }
        Node.Mapping changed = new SelfComparison(scenario, root.place()).change(root, rounds);
        return new ScenarioReader(changed, reading).read().withDevices(scenario.devices());
    }

    /** What the copy of a candidate is called. */
    public static String copyOf(String baseline) {
        String suffix = baseline.endsWith("-copy") ? "-again" : "-copy";
        return baseline.substring(0, Math.min(baseline.length(), LONGEST_NAME - suffix.length())) + suffix;
    }

    private Node.Mapping change(Node.Mapping root, int rounds) {
        List<Node.Entry> entries = new ArrayList<>(root.entries().stream()
                .filter(entry -> !REPLACED.contains(entry.key()))
                .toList());
        String name = "noise-" + scenario.name();
        entries.add(text("name", name.substring(0, Math.min(name.length(), LONGEST_NAME))));
        entries.add(entry("candidates", candidates(root)));
        entries.add(plain("rounds", String.valueOf(rounds)));
        entries.add(entry("gate", mapping(plain("confidence", percent()))));
        List<Node> metrics = scenario.metrics().stream()
                .filter(metric -> metric.kind() == Metric.Kind.MEASURED)
                .<Node>map(metric -> scalar(metric.name(), Node.Scalar.Style.QUOTED))
                .toList();
        if (!metrics.isEmpty()) {
            entries.add(entry("metrics", new Node.Sequence(place, metrics)));
        }
        return new Node.Mapping(place, entries);
    }

    private Node candidates(Node.Mapping root) {
        Node all = value(root, "candidates");
        Node baseline = value((Node.Mapping) all, scenario.baseline());
        return mapping(entry(scenario.baseline(), baseline), entry(copyOf(scenario.baseline()), baseline));
    }

    private String percent() {
        return BigDecimal.valueOf(scenario.gate().confidence())
                        .movePointRight(2)
                        .toPlainString() + " %";
    }

    private static Node value(Node.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a resolved scenario has '" + key + "'"));
    }

    private Node.Mapping mapping(Node.Entry... entries) {
        return new Node.Mapping(place, List.of(entries));
    }

    private Node.Entry text(String key, String text) {
        return entry(key, scalar(text, Node.Scalar.Style.QUOTED));
    }

    private Node.Entry plain(String key, String text) {
        return entry(key, scalar(text, Node.Scalar.Style.PLAIN));
    }

    private Node.Entry entry(String key, Node value) {
        return new Node.Entry(key, place, value);
    }

    private Node.Scalar scalar(String text, Node.Scalar.Style style) {
        return new Node.Scalar(place, text, style, text);
    }
}
