package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.heat.HeatForecast;
import dev.dyno.reports.heat.HeatForecasts;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.page.digest.Digests;
import dev.dyno.reports.page.digest.TrialFiles;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a page is about, with what several of its sections ask for. */
public final class Subject {
    private record Arm(String device, String candidate) {}

    private record Key(String device, String candidate, Metric metric) {}

    private final RunRecord run;
    private final Scenario scenario;
    private final Judgement judgement;
    private final TrialFiles files;
    private final Digests digests;
    private final List<HeatForecast> forecasts;
    private final List<NightlySeries> history;
    private final Map<Key, Cell> cells = new HashMap<>();
    private final Map<Arm, List<TrialRecord>> valid = new HashMap<>();

    /**
     * Gathers it.
     *
     * @param run what was seen
     * @param scenario what was asked for
     * @param judgement what it means
     * @param files the run's other files; all samples are read here
     */
    public Subject(RunRecord run, Scenario scenario, Judgement judgement, TrialFiles files) {
        this(run, scenario, judgement, files, List.of());
    }

    /**
     * Gathers it, where there were runs before.
     *
     * @param history what they say of the cells of this one
     */
    public Subject(
            RunRecord run, Scenario scenario, Judgement judgement, TrialFiles files, List<NightlySeries> history) {
        this.history = List.copyOf(history);
        this.run = run;
        this.scenario = scenario;
        this.judgement = judgement;
        this.files = files;
        this.digests = Digests.of(run, files);
        this.forecasts = HeatForecasts.of(run, files);
        judgement.cells().forEach(cell -> cells.put(new Key(cell.device(), cell.candidate(), cell.metric()), cell));
        run.trials().stream()
                .filter(TrialRecord::valid)
                .forEach(trial -> valid.computeIfAbsent(
                                new Arm(trial.device(), trial.candidate()), arm -> new ArrayList<>())
                        .add(trial));
    }

    /** What was seen. */
    public RunRecord run() {
        return run;
    }

    /** What was asked for. */
    public Scenario scenario() {
        return scenario;
    }

    /** What it means. */
    public Judgement judgement() {
        return judgement;
    }

    /** The run's other files. */
    public TrialFiles files() {
        return files;
    }

    /** What its samples come to. */
    public Digests digests() {
        return digests;
    }

    /** How warm the devices get: fitted once, for it takes seconds and several files tell of it. */
    public List<HeatForecast> forecasts() {
        return forecasts;
    }

    /** What runs before this one say of its cells; may be empty. */
    public List<NightlySeries> history() {
        return history;
    }

    /** A cell of the judgement; empty where the run did not promise it. */
    public Optional<Cell> cell(String device, String candidate, Metric metric) {
        return Optional.ofNullable(cells.get(new Key(device, candidate, metric)));
    }

    /** A device's name, ready to be shown, with what has to be known of it. */
    String named(String device) {
        boolean simulated =
                run.devices().stream().anyMatch(profile -> profile.name().equals(device) && profile.simulated());
        return Shown.name(device) + (simulated ? " (simulated)" : "");
    }

    /** The valid trials of a candidate on a device, in order of finishing. */
    public List<TrialRecord> trials(String device, String candidate) {
        return valid.getOrDefault(new Arm(device, candidate), List.of());
    }

    /** What those measured of a metric, in its unit; empty where none did. */
    public double[] values(String device, String candidate, Metric metric) {
        return trials(device, candidate).stream()
                .map(trial -> trial.metrics().get(metric.name()))
                .filter(MetricValue.Measured.class::isInstance)
                .mapToDouble(value -> ((MetricValue.Measured) value).value())
                .toArray();
    }
}
