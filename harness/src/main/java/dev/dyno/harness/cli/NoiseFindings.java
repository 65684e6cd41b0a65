package dev.dyno.harness.cli;

import dev.dyno.harness.noise.KnownNoise;
import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.reports.noise.Foresight;
import dev.dyno.reports.noise.NoiseMeasurement;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of comparing a baseline with a copy of itself.
 *
 * @param scenario of whose baseline; what can be detected depends on its rounds
 * @param outcome of the comparison
 * @param bounds the promised spreads by metric
 */
record NoiseFindings(Scenario scenario, Outcome outcome, Map<Metric, Double> bounds) {

    /** The noise floor of every device of the run. */
    List<NoiseFloor> floors() {
        RunRecord run = outcome.run();
        return run.devices().stream()
                .map(device -> NoiseMeasurement.of(run, device))
                .toList();
    }

    /** Keeps what was measured to the end, for later runs. */
    void keep(NoiseFolder folder) {
        if (outcome.run().state() == RunRecord.State.COMPLETE) {
            floors().stream().filter(floor -> !floor.metrics().isEmpty()).forEach(folder::write);
        }
    }

    /** What a person should know, the worst last. */
    List<Issue> findings() {
        List<Issue> findings = new ArrayList<>();
        Foresight.of(scenario)
                .tooFewRounds()
                .ifPresent(why -> findings.add(new Issue(Issue.Severity.WARNING, why, scenario.name())));
        for (NoiseFloor floor : floors()) {
            findings.addAll(unknown(floor));
            findings.addAll(KnownNoise.tooTight(scenario, floor));
        }
        outcome.judgement().cells().forEach(cell -> different(cell).ifPresent(findings::add));
        floors().forEach(floor -> findings.addAll(broken(floor)));
        return findings;
    }

    /** How the command ends: a promise that is broken counts more than one of which nothing is known. */
    ExitCode exitCode() {
        RunRecord run = outcome.run();
        if (run.state() == RunRecord.State.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        }
        if (floors().stream().anyMatch(floor -> !broken(floor).isEmpty())) {
            return ExitCode.GATE_FAILED;
        }
        if (run.trials().stream().anyMatch(trial -> trial.state() == TrialRecord.State.FAILED)) {
            return ExitCode.TRIALS_FAILED;
        }
        boolean nothing = floors().stream().anyMatch(floor -> floor.metrics().isEmpty());
        boolean open = floors().stream()
                .anyMatch(floor -> bounds.keySet().stream()
                        .anyMatch(metric -> floor.of(metric.name()).isEmpty()));
        return nothing || open ? ExitCode.INCONCLUSIVE : ExitCode.PASS;
    }

    private List<Issue> unknown(NoiseFloor floor) {
        List<Issue> issues = new ArrayList<>();
        List<Metric> wanted = new ArrayList<>(scenario.metrics());
        bounds.keySet().stream().filter(metric -> !wanted.contains(metric)).forEach(wanted::add);
        for (Metric metric : wanted) {
            if (metric.kind() == Metric.Kind.MEASURED && floor.of(metric.name()).isEmpty()) {
                String cause = scenario.metrics().contains(metric)
                        ? "fewer than " + NoiseMeasurement.FEWEST + " rounds gave two positive values"
                        : "the scenario does not ask for it; add it to its metrics";
                issues.add(new Issue(
                        bounds.containsKey(metric) ? Issue.Severity.WARNING : Issue.Severity.INFO,
                        metric.name() + ": no noise was measured: " + cause,
                        floor.device()));
            }
        }
        return issues;
    }

    private static Optional<Issue> different(Cell cell) {
        boolean differs = cell.verdict() == Verdict.REGRESSED || cell.verdict() == Verdict.IMPROVED;
        boolean varies = cell.metric().kind() == Metric.Kind.MEASURED;
        return differs && varies
                ? Optional.of(new Issue(
                        Issue.Severity.WARNING,
                        cell.metric().name() + ": two identical builds came out as " + cell.verdict() + ", "
                                + cell.reason() + "; one metric in twenty does so by chance: measure again, and if it"
                                + " stays, do not trust comparisons on this device",
                        cell.device()))
                : Optional.empty();
    }

    private List<Issue> broken(NoiseFloor floor) {
        List<Issue> issues = new ArrayList<>();
        bounds.forEach((metric, bound) -> floor.of(metric.name())
                .map(MetricNoise::spread)
                .filter(spread -> spread > bound)
                .ifPresent(spread -> issues.add(new Issue(
                        Issue.Severity.ERROR,
                        metric.name() + ": the spread is " + Sentences.percent(spread) + ", above the promised "
                                + Sentences.percent(bound),
                        floor.device()))));
        return issues;
    }
}
