package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what a run means. The decision is PASS only where everything that was promised has been measured and every
 * bound holds; with no bounds it is PASS where everything has been measured, and says that nothing was gated.
 */
public final class Judge {
    private final RunRecord run;
    private final Gate gate;
    private final Cells layout;
    private final List<Issue> issues = new ArrayList<>();

    private Judge(RunRecord run, Gate gate) {
        this.run = run;
        this.gate = gate;
        this.layout = new Cells(run, gate);
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
        if (run.rounds().fixed() || !gated()) {
            return false;
        }
        DeviceProfile profile = run.devices().stream()
                .filter(known -> known.name().equals(device))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the run has no device " + device));
        return layout.settled(profile, candidate);
    }

    private Judgement judge() {
        List<Cell> cells = layout.of(metrics());
        List<String> candidates = gated() ? layout.candidates() : List.of();
        List<FleetVerdict> fleet = candidates.stream()
                .flatMap(candidate -> layout.fleet(candidate).stream())
                .toList();
        WaiverOutcome waivers = Waivers.apply(cells, run.devices(), gate.waivers(), Waivers.day(run));
        Shipping shipping = new Shipping(run, gate, cells, fleet, (cell, check) -> effect(waivers, cell, check));
        List<ClassVerdict> classes = shipping.classes(candidates);
        Decision decision = gated() ? shipping.decision(classes).and(waivers.ceiling()) : evidenceDecision(cells);
        if (cells.isEmpty()
                || run.state() != RunRecord.State.COMPLETE
                || !run.missing().isEmpty()) {
            decision = decision.and(Decision.INCONCLUSIVE);
        }
        issues.addAll(waivers.issues());
        run.devices().stream().filter(DeviceProfile::simulated).forEach(this::markSimulated);
        return new Judgement(
                decision,
                gate,
                cells,
                shipping.devices(candidates),
                classes,
                fleet,
                shipping.sentences(classes),
                new Reasons(run, new Absences(run, gate), waivers).of(cells, classes, fleet, gated()),
                waivers.waived(),
                issues);
    }

    private boolean gated() {
        return !gate.limits().isEmpty() || !gate.budgets().isEmpty();
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
        Cells.bounded(gate).forEach(metrics::add);
        return List.copyOf(metrics);
    }

    /** A waiver lets a failure through, and the policy a close call; nothing lets a gap in the evidence through. */
    private Decision effect(WaiverOutcome waivers, Cell cell, Check check) {
        boolean tolerated = check.decision() == Decision.INCONCLUSIVE
                && check.measured()
                && gate.onInconclusive() == Gate.Policy.WARN;
        return tolerated ? Decision.PASS : waivers.effect(cell, check);
    }

    private static Decision evidenceDecision(List<Cell> cells) {
        return cells.stream().anyMatch(cell -> cell.change() == null) ? Decision.INCONCLUSIVE : Decision.PASS;
    }

    private void markSimulated(DeviceProfile device) {
        String message = "this device is simulated: its numbers describe no real device";
        issues.add(new Issue(Issue.Severity.WARNING, message, device.name()));
    }
}
