package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Waiver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads waivers: those within a gate, those of a file that the gate names, or those of a file by itself. */
final class WaiverReader {
    static final String SCHEMA = "dyno/waivers/v1";

    private final @Nullable Scope scope;

    /**
     * A reader.
     *
     * @param scope what the waivers are for; null for a file by itself, which may serve several scenarios
     */
    WaiverReader(@Nullable Scope scope) {
        this.scope = scope;
    }

    /**
     * What waivers are for.
     *
     * @param bounds the limits and budgets
     * @param bounded the names of the metrics with a limit or a budget, be it a valid one or not
     * @param candidates all but the baseline
     */
    record Scope(Gate bounds, Set<String> bounded, List<String> candidates) {}

    /** The waivers of a gate's section, written there or in the file that it names; saved with the section. */
    List<Waiver> of(Section gate) {
        Node node = gate.find("waivers");
        if (node instanceof Node.Scalar) {
            return gate.field("waivers").map(field -> named(field, gate)).orElse(List.of());
        }
        return node == null ? List.of() : rows(Section.of("'waivers'", node, gate.reading()), gate);
    }

    /** The waivers of the file that a field names. */
    private List<Waiver> named(Field field, Section gate) {
        Reading reading = field.reading();
        int before = reading.problems().count();
        Path file = FileReference.of(field).file();
        if (reading.problems().count() > before) {
            return List.of();
        }
        try {
            Reading other = reading.of(file.toString());
            return parse(SourceText.read(file, other.problems()), other, gate);
        } catch (ScenarioException e) {
            reading.problems().add(e);
            return List.of();
        }
    }

    /**
     * The waivers of a file's text.
     *
     * @param saving what the rows are saved with
     * @throws ScenarioException with every problem found
     */
    List<Waiver> parse(String text, Reading reading, @Nullable Section saving) {
        Node tree = YamlTree.parse(text, reading.problems());
        Node filled = new Variables(reading.context().env(), reading.problems()).fill(tree);
        Section section = Section.of("a file of waivers", filled, reading)
                .knowing("schema", "waivers")
                .requiring("schema", "waivers");
        SchemaName.check(section, SCHEMA);
        Section rows = section.section("waivers");
        List<Waiver> waivers = rows(rows, saving == null ? section : saving);
        reading.problems().throwIfAny();
        return waivers;
    }

    private List<Waiver> rows(Section all, Section saving) {
        List<Waiver> waivers = new ArrayList<>();
        for (Node.Entry entry : all.entries()) {
            int before = all.reading().problems().count();
            String name = Field.ofName("name of a waiver", entry, all.reading()).identifier();
            Section row = Section.of("waiver '" + entry.key() + "'", entry.value(), all.reading());
            Optional<Waiver> waiver = row(name, row);
            all.save(name, row.saved());
            if (all.reading().problems().count() == before) {
                waiver.ifPresent(waivers::add);
            }
        }
        saving.save("waivers", all.saved());
        return waivers;
    }

    private Optional<Waiver> row(String name, Section row) {
        row.knowing("metric", "candidate", "devices", "up-to", "reason", "owner", "expires")
                .requiring("metric", "reason", "owner", "expires");
        Optional<Metric> metric = saved(row, "metric").flatMap(this::metric);
        Optional<Field> candidate = saved(row, "candidate");
        candidate.ifPresent(this::checkCandidate);
        Optional<DeviceSelector> devices = saved(row, "devices").map(Field::selector);
        Optional<Field> upTo = saved(row, "up-to");
        OptionalDouble share = upTo.map(f -> f.quantity(Unit.RATIO)).orElseGet(OptionalDouble::empty);
        share.ifPresent(s -> upTo.ifPresent(f -> metric.ifPresent(m -> checkShare(f, s, m))));
        String reason = saved(row, "reason").map(Field::line).orElse("");
        String owner = saved(row, "owner").map(Field::line).orElse("");
        Optional<WaiverDate> expires = saved(row, "expires").flatMap(WaiverDate::of);
        if (metric.isEmpty() || expires.isEmpty() || reason.isEmpty() || owner.isEmpty() || share.orElse(1) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Waiver(
                name,
                metric.get(),
                candidate.map(f -> f.value().text()).orElse(null),
                devices.orElse(DeviceSelector.ALL),
                share.isPresent() ? Double.valueOf(share.getAsDouble()) : null,
                reason,
                owner,
                expires.get().day()));
    }

    private static Optional<Field> saved(Section row, String key) {
        Optional<Field> field = row.field(key);
        field.ifPresent(f -> row.save(key, f.value().saved()));
        return field;
    }

    private Optional<Metric> metric(Field field) {
        String name = field.value().text();
        Optional<Metric> metric = Metrics.named(name);
        if (metric.isEmpty()) {
            List<String> names = Metrics.all().stream().map(Metric::name).toList();
            field.problem("is no metric: '" + name + "'" + Suggestions.forWord(name, names));
        } else if (scope != null && !scope.bounded().contains(name)) {
            field.problem("is '" + name + "', which the gate does not bound, so there is nothing to waive; remove the"
                    + " waiver, or give the metric a limit or a budget");
        }
        return metric;
    }

    private void checkCandidate(Field field) {
        String name = field.text();
        if (scope != null && !scope.candidates().contains(name)) {
            field.problem("is none of the candidates that are compared with the baseline: '" + name + "'"
                    + Suggestions.forWord(name, scope.candidates()));
        }
    }

    private void checkShare(Field field, double share, Metric metric) {
        if (!Metrics.takesLimit(metric)) {
            field.problem("is a change against the baseline, and " + metric.name()
                    + (metric.unit() == Unit.CELSIUS ? " has no share" : " is one already")
                    + "; leave it out, or set another budget");
        } else if (share <= 0) {
            field.problem("is not above 0 %; it is the largest change for the worse that the waiver covers");
        } else if (scope != null && below(scope.bounds(), metric, share)) {
            field.problem("is below the limit of this metric; it is the largest change for the worse that the waiver"
                    + " covers");
        }
    }

    private static boolean below(Gate bounds, Metric metric, double share) {
        return bounds.limits().stream().anyMatch(limit -> limit.metric().equals(metric) && share < limit.worsening());
    }
}
