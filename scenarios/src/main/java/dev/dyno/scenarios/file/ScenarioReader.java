package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.AccuracySet;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a scenario from the tree of its file. The order of reading is the order of the resolved text. */
final class ScenarioReader {
    static final String SCHEMA = "dyno/scenario/v1";

    private static final String[] KEYS = {
        "schema",
        "name",
        "description",
        "baseline",
        "candidates",
        "inputs",
        "accuracy",
        "warm-up",
        "load",
        "rounds",
        "trial-time-limit",
        "telemetry",
        "conditions",
        "metrics",
        "gate",
        "energy",
        "devices"
    };

    private final Section section;
    private final Reading reading;

    ScenarioReader(Node root, Reading reading) {
        this.section = Section.of("a scenario", root, reading);
        this.reading = reading;
    }

    /**
     * The scenario.
     *
     * @throws ScenarioException with every problem found
     */
    Scenario read() {
        section.knowing(KEYS).requiring("schema", "name", "baseline", "candidates");
        SchemaName.check(section, SCHEMA);
        String name = identifier("name");
        String description = section.text("description", "");
        String baseline = section.text("baseline", "");
        List<Candidate> candidates = candidates(baseline);
        Inputs inputs = InputReader.inputs(section);
        AccuracySet accuracy = InputReader.accuracy(section);
        WarmUp warmUp = PaceReader.warmUp(section);
        LoadPattern load = LoadReader.read(section, accuracy != null);
        LoadReader.programs(section, load, ProgramReader.any(candidates));
        RoundsReader.reserve(section);
        PaceReader.reserveTrialTimeLimit(section);
        Section telemetry = section.section("telemetry").knowing("interval");
        Duration interval = telemetry.time("interval", "100 ms", "0 ms", "1 min");
        LoadReader.watched(telemetry, load, interval);
        ConditionRules conditions = ConditionsReader.read(section);
        MetricReader metrics = new MetricReader(reading, accuracy != null, load);
        metrics.list(section);
        Gate gate = new GateReader(section, metrics, others(candidates, baseline)).read();
        EnergyRules energy = EnergyReader.read(section, metrics.metrics());
        boolean rests = Scenario.asksForEnergy(metrics.metrics());
        Duration limit =
                PaceReader.trialTimeLimit(section, warmUp, load, rests ? energy : null, ProgramReader.any(candidates));
        Rounds rounds = RoundsReader.read(section, gate);
        DeviceSelector devices = devices();
        reading.problems().throwIfAny();
        return new Scenario(
                name,
                description,
                candidates,
                baseline,
                inputs,
                accuracy,
                warmUp,
                load,
                rounds,
                limit,
                interval,
                conditions,
                energy,
                metrics.metrics(),
                gate,
                devices,
                ResolvedText.write("scenario", section.saved()));
    }

    private String identifier(String key) {
        Optional<Field> field = section.field(key);
        section.save(key, field.map(f -> f.value().saved()).orElse(""));
        return field.map(Field::identifier).orElse("");
    }

    /** The baseline first, then the others in the file's order. */
    private List<Candidate> candidates(String baseline) {
        Node node = section.find("candidates");
        if (node == null) {
            return List.of();
        }
        Section all = section.section("candidates");
        List<Candidate> candidates = new ArrayList<>();
        for (Node.Entry entry : all.entries()) {
            Field.ofName("name of a candidate", entry, reading).identifier();
            Section one = Section.of("candidate '" + entry.key() + "'", entry.value(), reading);
            candidates.add(new CandidateReader(entry.key(), one).read());
            all.save(entry.key(), one.saved());
        }
        List<String> names = candidates.stream().map(Candidate::name).toList();
        if (names.size() < 2) {
            reading.problem(node.place(), "'candidates' needs at least two: the baseline, and one to compare with it");
        }
        section.field("baseline")
                .filter(field -> !names.contains(field.value().text()))
                .ifPresent(field -> field.problem(
                        "is none of the candidates: '" + field.value().text() + "'"
                                + Suggestions.forWord(field.value().text(), names)));
        // Sorting is stable: only the baseline moves.
        candidates.sort(Comparator.comparing(candidate -> !candidate.name().equals(baseline)));
        return candidates;
    }

    private static List<String> others(List<Candidate> candidates, String baseline) {
        return candidates.stream()
                .map(Candidate::name)
                .filter(name -> !name.equals(baseline))
                .toList();
    }

    private DeviceSelector devices() {
        Optional<Field> field = section.field("devices");
        section.save("devices", field.map(f -> f.value().saved()).orElse(""));
        return field.map(Field::selector).orElse(DeviceSelector.ALL);
    }
}
