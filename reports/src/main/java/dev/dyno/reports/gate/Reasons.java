package dev.dyno.reports.gate;

import dev.dyno.results.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a decision is what it is: one sentence per bound that does not hold, the failed ones first.
 *
 * @param run that was judged
 * @param absences the devices that it is missing
 * @param waivers what they let through
 */
record Reasons(RunRecord run, Absences absences, WaiverOutcome waivers) {

    /** All sentences, in the order in which a reader wants them. */
    List<String> of(List<Cell> cells, List<ClassVerdict> classes, List<FleetVerdict> fleet, boolean gated) {
        List<String> sentences = new ArrayList<>();
        open(cells, Decision.FAIL).map(open -> open.check().sentence()).forEach(sentences::add);
        fleet.stream()
                .filter(verdict -> verdict.decision() == Decision.FAIL)
                .map(FleetVerdict::sentence)
                .forEach(sentences::add);
        sentences.addAll(absences.sentences());
        sentences.addAll(OpenBound.sentences(open(cells, Decision.INCONCLUSIVE).toList()));
        sentences.addAll(waivers.sentences());
        waivers.waived().stream().map(Waived::sentence).forEach(sentences::add);
        classes.stream()
                .filter(verdict ->
                        verdict.devices().isEmpty() && verdict.missing().isEmpty())
                .map(verdict -> "device class " + verdict.name() + ": " + verdict.why())
                .distinct()
                .forEach(sentences::add);
        if (!gated) {
            ungated(cells).forEach(sentences::add);
        }
        if (cells.isEmpty()) {
            sentences.add("The run has no device, no candidate besides the baseline, or no metric to compare.");
        }
        if (run.state() != RunRecord.State.COMPLETE) {
            sentences.add(
                    "The run did not end: " + run.trials().size() + " trials are there. Complete it with --resume.");
        }
        return sentences;
    }

    private Stream<OpenBound> open(List<Cell> cells, Decision decision) {
        return cells.stream()
                .flatMap(cell -> cell.checks().stream()
                        .filter(check -> check.decision() == decision
                                && waivers.of(cell, check).isEmpty())
                        .map(check -> new OpenBound(cell, check)));
    }

    private static Stream<String> ungated(List<Cell> cells) {
        return Stream.concat(
                Stream.of("The scenario has no limit and no budget: this run only reports."),
                cells.stream()
                        .filter(cell -> cell.change() == null)
                        .map(cell -> cell.metric().name() + " of " + cell.candidate() + " on " + cell.device() + ": "
                                + cell.reason()));
    }
}
