package dev.dyno.reports.gate;

import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run means.
 *
 * @param decision for the release as a whole
 * @param gate what was asked for
 * @param cells every device x candidate x metric that the run promised, in that order, measured or not
 * @param devices per candidate and device whether its bounds hold; empty where the gate has none
 * @param classes per candidate and device class whether it may ship, likewise
 * @param fleet every limited metric over all devices, likewise
 * @param shipping one sentence per candidate that names the classes to ship it to and those to hold it back from, likewise
 * @param sentences why the decision is what it is: one per bound that does not hold, the failed ones first
 * @param waived the failures that waivers let through
 * @param issues what a reader should know before trusting the decision
 */
public record Judgement(
        Decision decision,
        Gate gate,
        List<Cell> cells,
        List<DeviceVerdict> devices,
        List<ClassVerdict> classes,
        List<FleetVerdict> fleet,
        List<String> shipping,
        List<String> sentences,
        List<Waived> waived,
        List<Issue> issues) {

    public Judgement {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(gate, "gate");
        cells = List.copyOf(cells);
        devices = List.copyOf(devices);
        classes = List.copyOf(classes);
        fleet = List.copyOf(fleet);
        shipping = List.copyOf(shipping);
        sentences = List.copyOf(sentences);
        waived = List.copyOf(waived);
        issues = List.copyOf(issues);
    }

    /**
     * Of these cells only: what was said of devices, classes, the fleet and the release is left out, for it was said of others.
     *
     * @param fewer may be cells of several judgements by the same gate
     * @param others what a reader should know of them
     */
    public Judgement only(List<Cell> fewer, List<Issue> others) {
        List<Decision> decisions =
                fewer.stream().map(Cell::decision).flatMap(Stream::ofNullable).toList();
        return new Judgement(
                decisions.isEmpty() ? Decision.INCONCLUSIVE : Decision.all(decisions),
                gate,
                fewer,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                others);
    }

    /** How many cells have this verdict. */
    public long count(Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }

    /** What lets a check of a cell through, if anything does. */
    public Optional<Waived> waived(Cell cell, Check check) {
        return waived.stream()
                .filter(each -> each.cell().equals(cell) && each.check().equals(check))
                .findFirst();
    }

    /** How many gated cells have this decision. */
    public long count(Decision decision) {
        return cells.stream().filter(cell -> cell.decision() == decision).count();
    }
}
