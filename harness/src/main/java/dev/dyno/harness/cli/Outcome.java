package dev.dyno.harness.cli;

import dev.dyno.reports.formats.JudgedRun;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.words.LatencyWords;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a run, for a terminal.
 *
 * @param run what was seen
 * @param judgement what it means
 */
record Outcome(RunRecord run, Judgement judgement) {

    /** What other programs' forms are made of. */
    JudgedRun judged() {
        return new JudgedRun(run, judgement, List.of());
    }

    /** The table of cells, below what is the same for all of them. */
    void printTable(Console console) {
        Table table = new Table(CellRow.HEADER);
        judgement.cells().forEach(cell -> table.row(CellRow.of(cell)));
        console.print(Text.line(run.scenario()) + ", run " + Text.line(run.id()) + ": " + progress());
        table.constantsLine().ifPresent(console::print);
        table.varying().lines().forEach(console::print);
        withoutValue().forEach((reason, cells) -> console.print("no value for " + cells + ": " + reason));
        LatencyWords.of(run).ifPresent(words -> console.print("latencies count " + Text.line(words)));
    }

    /** Why unbounded cells without a value have none, as far as that is not among the decision's reasons. */
    private Map<String, String> withoutValue() {
        return judgement.cells().stream()
                .filter(cell -> cell.decision() == null && cell.change() == null)
                .filter(cell -> judgement.sentences().stream().noneMatch(sentence -> sentence.contains(cell.reason())))
                .collect(Collectors.groupingBy(
                        cell -> Text.line(cell.reason()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                cell -> cell.metric().name() + " of " + Text.line(cell.candidate()) + " on "
                                        + Text.line(cell.device()),
                                Collectors.joining(", "))));
    }

    /** The decision with its reasons. */
    void printDecision(Console console) {
        console.print(coloured(console, judgement.decision()) + ": " + reasonCount() + missing());
        judgement.shipping().forEach(line -> console.print("  " + Text.line(line)));
        judgement.sentences().forEach(sentence -> console.print("  " + Text.line(sentence)));
        run.trials().stream()
                .filter(trial -> trial.state() == TrialRecord.State.FAILED)
                .forEach(trial -> console.print("  failed: " + trial.id() + ": " + cause(trial)));
        judgement.issues().forEach(issue -> console.say(Text.issue(issue)));
        run.issues().forEach(issue -> console.say(Text.issue(issue)));
    }

    /** An interruption counts most, then a failed bound, then trials that gave nothing, then doubt. */
    ExitCode exitCode() {
        if (run.state() == RunRecord.State.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        }
        return switch (judgement.decision()) {
            case FAIL -> ExitCode.GATE_FAILED;
            case INCONCLUSIVE -> failedTrials() > 0 ? ExitCode.TRIALS_FAILED : ExitCode.INCONCLUSIVE;
            case PASS -> failedTrials() > 0 ? ExitCode.TRIALS_FAILED : ExitCode.PASS;
        };
    }

    private static String cause(TrialRecord trial) {
        return trial.issues().stream()
                .findFirst()
                .map(issue -> Text.line(issue.message()))
                .orElse("no cause is recorded");
    }

    private String reasonCount() {
        long passed = judgement.count(Decision.PASS);
        long failed = judgement.count(Decision.FAIL);
        long undecided = judgement.count(Decision.INCONCLUSIVE);
        long bounded = passed + failed + undecided;
        if (bounded == 0) {
            return "the gate bounds nothing";
        }
        if (passed == bounded) {
            return bounded == 1 ? "the one bounded cell holds" : "all " + bounded + " bounded cells hold";
        }
        return "of " + bounded + " bounded cells, " + failed + " failed, " + undecided + " undecided, " + passed
                + " passed";
    }

    private String missing() {
        int missing = run.missing().size();
        return missing == 0 ? "" : missing == 1 ? ", 1 device is missing" : ", " + missing + " devices are missing";
    }

    private String progress() {
        String state = switch (run.state()) {
            case RUNNING -> "not ended";
            case INTERRUPTED -> "interrupted";
            case COMPLETE -> "complete";
        };
        long failed = failedTrials();
        int each = run.devices().size() * run.candidates().size();
        String trials = run.rounds().fixed()
                ? run.trials().size() + " of " + run.rounds().planned() * each + " trials"
                : run.trials().size() + " trials in " + rounds() + " of at most "
                        + run.rounds().planned() + " rounds";
        return state + ", " + trials + (failed > 0 ? ", " + failed + " failed" : "") + end();
    }

    private int rounds() {
        return run.trials().stream().mapToInt(TrialRecord::round).max().orElse(0);
    }

    /** Why a run that may end early did so. */
    private String end() {
        if (run.rounds().fixed() || run.state() != RunRecord.State.COMPLETE || !settled()) {
            return "";
        }
        return judgement.count(Decision.INCONCLUSIVE) == 0
                ? "; ended there because everything is decided"
                : "; ended there because more rounds would decide nothing";
    }

    private boolean settled() {
        return run.devices().stream()
                .allMatch(device -> run.candidates().stream()
                        .allMatch(candidate -> candidate.baseline()
                                || Judge.settled(run, judgement.gate(), device.name(), candidate.name())));
    }

    private long failedTrials() {
        return run.trials().stream()
                .filter(trial -> trial.state() == TrialRecord.State.FAILED)
                .count();
    }

    private static String coloured(Console console, Decision decision) {
        int colour = switch (decision) {
            case PASS -> 34;
            case FAIL -> 31;
            case INCONCLUSIVE -> 33;
        };
        return console.styled() ? "\u001b[1;" + colour + "m" + decision + "\u001b[0m" : decision.name();
    }
}
