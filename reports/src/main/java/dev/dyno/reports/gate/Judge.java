package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a run means. The decision is PASS only where everything that was promised has been measured and every
 * bound holds; with no bounds it is PASS where everything has been measured, and says that nothing was gated.
 */
public final class Judge {
    private final RunRecord run;
    private final Gate gate;
    private final Trials trials;
    private final List<Issue> issues = new ArrayList<>();

    private Judge(RunRecord run, Gate gate) {
        this.run = run;
        this.gate = gate;
        this.trials = new Trials(run);
    }

    /**
     * Judges a run.
     *
     * @param run whatever it has; what is missing counts as unknown
     * @param gate what must hold
     */
    public static Judgement judge(RunRecord run, Gate gate) {
        return new Judge(run, gate).judge();
    }

    /**
     * Whether no further round of a candidate on a device is needed, because every bound on it has been decided or can no
     * longer be. Once it is so it stays so, whatever rounds follow.
     *
     * @param soFar the run up to the last whole round
     * @param gate what must hold
     * @return false where the number of rounds is fixed, where fewer rounds than the least have been run, and where the gate
     *     bounds nothing
     * @throws IllegalArgumentException if the run has no such device
     */
    public static boolean settled(RunRecord soFar, Gate gate, String device, String candidate) {
        return new Judge(soFar, gate).settled(device, candidate);
    }

    private boolean settled(String device, String candidate) {
        if (run.rounds().fixed()
                || !gated()
                || trials.last(device, candidate) < run.rounds().atLeast()) {
            return false;
        }
        DeviceProfile profile = run.devices().stream()
                .filter(known -> known.name().equals(device))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the run has no device " + device));
        return bounded().distinct().allMatch(metric -> {
            Evidence evidence = Evidence.of(run, trials, device, candidate, metric);
            return bounds(profile, candidate, evidence, metric).settled();
        });
    }

    private Stream<Metric> bounded() {
        return Stream.concat(
                gate.limits().stream().map(Gate.Limit::metric),
                gate.budgets().stream().map(Gate.Budget::metric));
    }

    private Judgement judge() {
        List<Cell> cells = cells();
        Decision decision = gated() ? gateDecision(cells) : evidenceDecision(cells);
        List<String> sentences = new ArrayList<>(sentences(cells, Decision.FAIL));
        sentences.addAll(sentences(cells, Decision.INCONCLUSIVE));
        if (!gated()) {
            sentences.addAll(ungated(cells));
        }
        if (cells.isEmpty()) {
            decision = Decision.INCONCLUSIVE;
            sentences.add("The run has no device, no candidate besides the baseline, or no metric to compare.");
        }
        if (run.state() != RunRecord.State.COMPLETE) {
            decision = decision.and(Decision.INCONCLUSIVE);
            sentences.add(
                    "The run did not end: " + run.trials().size() + " trials are there. Complete it with --resume.");
        }
        run.devices().stream().filter(DeviceProfile::simulated).forEach(this::markSimulated);
        return new Judgement(decision, gate, cells, sentences, issues);
    }

    private boolean gated() {
        return !gate.limits().isEmpty() || !gate.budgets().isEmpty();
    }

    private List<Cell> cells() {
        List<Metric> metrics = metrics();
        List<Cell> cells = new ArrayList<>();
        for (DeviceProfile device : run.devices()) {
            for (CandidateRecord candidate : run.candidates()) {
                if (!candidate.baseline()) {
                    metrics.forEach(metric -> cells.add(cell(device, candidate.name(), metric)));
                }
            }
        }
        return cells;
    }

    /** The run's metrics, and those that the gate asks for besides. */
    private List<Metric> metrics() {
        Set<Metric> metrics = new LinkedHashSet<>();
        for (String name : run.metrics()) {
            Metrics.named(name)
                    .ifPresentOrElse(
                            metrics::add,
                            () -> issues.add(new Issue(
                                    Issue.Severity.WARNING,
                                    "the metric '" + name + "' is unknown to this version of Dyno and was not judged",
                                    run.id())));
        }
        bounded().forEach(metrics::add);
        return List.copyOf(metrics);
    }

    private Cell cell(DeviceProfile device, String candidate, Metric metric) {
        Evidence evidence = Evidence.of(run, trials, device.name(), candidate, metric);
        Bounds bounds = bounds(device, candidate, evidence, metric);
        Comparison comparison = bounds.comparison();
        boolean any = !evidence.pairs().isEmpty();
        return new Cell(
                device.name(),
                device.simulated(),
                candidate,
                metric,
                comparison.verdict(),
                comparison.change(),
                any ? (Double) Evidence.median(evidence.baselines()) : null,
                any ? (Double) Evidence.median(evidence.candidates()) : null,
                evidence.pairs().size(),
                bounds.checks(comparison),
                comparison.reason(),
                evidence.discards());
    }

    private Bounds bounds(DeviceProfile device, String candidate, Evidence evidence, Metric metric) {
        Design design = new Design(run.rounds(), gate.confidence());
        Rulings rulings = new Rulings(design, metric, evidence, candidate, Noise.of(device, metric));
        return new Bounds(gate, rulings, metric.name() + " of " + candidate + " on " + device.name());
    }

    private Decision gateDecision(List<Cell> cells) {
        return Decision.all(cells.stream()
                .flatMap(cell -> cell.checks().stream())
                .map(this::effect)
                .toList());
    }

    /** The policy may let a close call through, but never a gap in the evidence. */
    private Decision effect(Check check) {
        boolean tolerated = check.decision() == Decision.INCONCLUSIVE
                && check.measured()
                && gate.onInconclusive() == Gate.Policy.WARN;
        return tolerated ? Decision.PASS : check.decision();
    }

    private static Decision evidenceDecision(List<Cell> cells) {
        return cells.stream().anyMatch(Judge::unknown) ? Decision.INCONCLUSIVE : Decision.PASS;
    }

    private static boolean unknown(Cell cell) {
        @Nullable Estimate change = cell.change();
        return change == null;
    }

    private static List<String> sentences(List<Cell> cells, Decision decision) {
        return cells.stream()
                .flatMap(cell -> cell.checks().stream())
                .filter(check -> check.decision() == decision)
                .map(Check::sentence)
                .toList();
    }

    private static List<String> ungated(List<Cell> cells) {
        List<String> sentences = new ArrayList<>();
        sentences.add("The scenario has no limit and no budget: this run only reports.");
        cells.stream()
                .filter(Judge::unknown)
                .map(cell -> cell.metric().name() + " of " + cell.candidate() + " on " + cell.device() + ": "
                        + cell.reason())
                .forEach(sentences::add);
        return sentences;
    }

    private void markSimulated(DeviceProfile device) {
        String message = "this device is simulated: its numbers describe no real device";
        issues.add(new Issue(Issue.Severity.WARNING, message, device.name()));
    }
}
