package dev.dyno.reports.gate;

import dev.dyno.reports.statistics.Median;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays out what a run promised and holds each cell of it against the gate. */
final class Cells {
    private final RunRecord run;
    private final Gate gate;
    private final Trials trials;
    private final Design design;

    Cells(RunRecord run, Gate gate) {
        this.run = run;
        this.gate = gate;
        this.trials = new Trials(run);
        this.design = new Design(run.rounds(), gate.confidence());
    }

    /** Every device x candidate x metric, in that order. */
    List<Cell> of(List<Metric> metrics) {
        List<Cell> cells = new ArrayList<>();
        for (DeviceProfile device : run.devices()) {
            for (String candidate : candidates()) {
                metrics.forEach(metric -> cells.add(cell(device, candidate, metric)));
            }
        }
        return cells;
    }

    /** Every candidate but the baseline. */
    List<String> candidates() {
        return run.candidates().stream()
                .filter(candidate -> !candidate.baseline())
                .map(CandidateRecord::name)
                .toList();
    }

    /** The metrics that the gate bounds; those with a limit and a budget twice. */
    static Stream<Metric> bounded(Gate gate) {
        return Stream.concat(
                gate.limits().stream().map(Gate.Limit::metric),
                gate.budgets().stream().map(Gate.Budget::metric));
    }

    /** Whether no further round of a candidate would decide anything on a device. */
    boolean settled(DeviceProfile device, String candidate) {
        return trials.last(device.name(), candidate) >= run.rounds().atLeast()
                && bounded(gate)
                        .distinct()
                        .allMatch(metric -> bounds(device, candidate, metric).settled());
    }

    /** A candidate over all devices, one verdict per limit that at least two have measured. */
    List<FleetVerdict> fleet(String candidate) {
        Fleet fleet = new Fleet(candidate);
        for (DeviceProfile device : run.devices()) {
            for (Gate.Limit limit : gate.limits()) {
                Metric metric = limit.metric();
                fleet.add(metric, evidence(device, candidate, metric), Noise.of(device, metric));
            }
        }
        return fleet.verdicts(gate.limits());
    }

    private Cell cell(DeviceProfile device, String candidate, Metric metric) {
        Evidence evidence = evidence(device, candidate, metric);
        Bounds bounds = bounds(device, candidate, metric);
        Comparison comparison = bounds.comparison();
        boolean any = !evidence.pairs().isEmpty();
        return new Cell(
                device.name(),
                device.simulated(),
                candidate,
                metric,
                comparison.verdict(),
                comparison.change(),
                any ? (Double) Median.of(evidence.baselines()) : null,
                any ? (Double) Median.of(evidence.candidates()) : null,
                evidence.pairs().size(),
                bounds.checks(comparison),
                comparison.reason(),
                evidence.discards());
    }

    private Evidence evidence(DeviceProfile device, String candidate, Metric metric) {
        return Evidence.of(run, trials, device.name(), candidate, metric);
    }

    private Bounds bounds(DeviceProfile device, String candidate, Metric metric) {
        Evidence evidence = evidence(device, candidate, metric);
        Rulings rulings = new Rulings(design, metric, evidence, candidate, Noise.of(device, metric));
        return new Bounds(gate, rulings, metric.name() + " of " + candidate + " on " + device.name());
    }
}
