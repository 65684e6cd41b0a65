package dev.dyno.reports.gate;

import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.Objects;

/**
 * What a run means.
 *
 * @param decision for the release as a whole
 * @param gate what was asked for
 * @param cells every device x candidate x metric that the run promised, in that order, measured or not
 * @param sentences why the decision is what it is: one per bound that does not hold, the failed ones first
 * @param issues what a reader should know before trusting the decision
 */
public record Judgement(Decision decision, Gate gate, List<Cell> cells, List<String> sentences, List<Issue> issues) {

    public Judgement {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(gate, "gate");
        cells = List.copyOf(cells);
        sentences = List.copyOf(sentences);
        issues = List.copyOf(issues);
    }

    /** How many cells have this verdict. */
    public long count(Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }

    /** How many gated cells have this decision. */
    public long count(Decision decision) {
        return cells.stream().filter(cell -> cell.decision() == decision).count();
    }
}
