package dev.dyno.reports.gate;

import dev.dyno.results.record.Issue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the waivers of a gate do to a judgement.
 *
 * @param waived the failures that no longer fail the release, in the order of the cells
 * @param ceiling the best that the release can come to: PASS, or INCONCLUSIVE where a waiver has expired or matches nothing
 * @param sentences why it is no better, one per such waiver
 * @param issues what else a reader should know of the waivers: those not needed, and those that a change went beyond
 */
public record WaiverOutcome(List<Waived> waived, Decision ceiling, List<String> sentences, List<Issue> issues) {

    /** There are no waivers. */
    static final WaiverOutcome NONE = new WaiverOutcome(List.of(), Decision.PASS, List.of(), List.of());

    public WaiverOutcome {
        Objects.requireNonNull(ceiling, "ceiling");
        waived = List.copyOf(waived);
        sentences = List.copyOf(sentences);
        issues = List.copyOf(issues);
    }

    /** What lets a check of a cell through, if anything does. */
    public Optional<Waived> of(Cell cell, Check check) {
        return waived.stream()
                .filter(each -> each.check().equals(check) && each.cell().equals(cell))
                .findFirst();
    }

    /** What a check of a cell does to the release: nothing where it is waived, else what it decided. */
    public Decision effect(Cell cell, Check check) {
        return of(cell, check).isPresent() ? Decision.PASS : check.decision();
    }
}
