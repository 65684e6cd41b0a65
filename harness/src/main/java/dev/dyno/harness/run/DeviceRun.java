package dev.dyno.harness.run;

import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The trials of one device, one after the other; each is on the disk before the next begins. After each round it drops those
 * that are no longer needed. For one thread; those of several devices share only the folder, the listener and the signal.
 */
final class DeviceRun {
    private final TrialRun trialRun;
    private final Lifeline lifeline;
    private final RunFolder folder;
    private final RunListener listener;
    private final StopSignal stop;
    private final Settlement settlement;
    private final Patience patience = new Patience();
    private final RoundParity parity;
    private final List<Issue> issues = new ArrayList<>();
    /** What is still to come. */
    private final Deque<PlannedTrial> ahead = new ArrayDeque<>();

    private final Set<String> givenUp = new HashSet<>();
    private boolean cutShort;
    private @Nullable MissingDevice missing;

    DeviceRun(
            TrialRun trialRun,
            Lifeline lifeline,
            RunFolder folder,
            RunListener listener,
            StopSignal stop,
            Settlement settlement) {
        this.trialRun = trialRun;
        this.lifeline = lifeline;
        this.folder = folder;
        this.listener = listener;
        this.stop = stop;
        this.settlement = settlement;
        this.parity = new RoundParity(settlement.baseline());
    }

    /**
     * What came of a device, beside its trials.
     *
     * @param issues what was found that belongs to no single trial
     * @param cutShort whether the stop signal has kept a planned trial from being run
     * @param missing why the device counts as missing from now on; null if it does not
     */
    record End(
            List<Issue> issues, boolean cutShort, @Nullable MissingDevice missing) {}

    /**
     * Runs what is still to do.
     *
     * @param trials every trial planned for the device, in order
     * @param finished what an earlier part of the run has done of them
     */
    End run(List<PlannedTrial> trials, List<TrialRecord> finished) {
        ahead.addAll(trials);
        while (!ahead.isEmpty()) {
            PlannedTrial trial = ahead.remove();
            TrialRecord before = find(trial.id(), finished);
            if (before != null) {
                repeat(before);
            } else if (givesUpOn(trial)) {
                // Every candidate is given up where its own turn comes, and says so; without the baseline, all are.
                drop(
                        other -> givenUp.contains(settlement.baseline()) || givenUp.contains(other.candidate()),
                        List.of(trial));
            } else if (stop.given()) {
                cutShort = true;
            } else {
                run(trial);
            }
            boolean roundIsOver = ahead.isEmpty() || ahead.element().round() > trial.round();
            if (roundIsOver && !cutShort && missing == null) {
                endRound(trial.round());
            }
        }
        checkBuild();
        return new End(List.copyOf(issues), cutShort, missing);
    }

    /** Draws from an earlier trial what this part of the run would know if it had run it itself. */
    private void repeat(TrialRecord before) {
        trialRun.recall(before);
        patience.note(before.candidate(), before.state() == TrialRecord.State.COMPLETED);
        List<TrialRecord> complete = parity.add(before, trialRun.outputs(before));
        complete.forEach(settlement::add);
        // Its own record is on the disk; others of its round may become complete with its outputs.
        complete.stream().skip(1).forEach(folder::appendTrial);
    }

    private void endRound(int round) {
        settlement.ask(round);
        // What is left then is the baseline, with nothing to compare.
        boolean all = settlement.endsEarly()
                && settlement.others().stream().allMatch(other -> settlement.is(other) || givenUp.contains(other));
        drop(trial -> all || settlement.is(trial.candidate()), List.of());
    }

    /** Takes trials out of the plan. */
    private void drop(Predicate<PlannedTrial> which, List<PlannedTrial> besides) {
        List<PlannedTrial> dropped = new ArrayList<>(besides);
        ahead.stream().filter(which).forEach(dropped::add);
        ahead.removeIf(which);
        if (!dropped.isEmpty()) {
            listener.dropped(List.copyOf(dropped));
        }
    }

    private void run(PlannedTrial trial) {
        try {
            lifeline.requireReady(trialRun.readiness(trial));
        } catch (DeviceException e) {
            if (lifeline.gone() == null) {
                cutShort = true; // only a stop ends the wait without giving the device up
                return;
            }
            lose(List.of(trial));
            return;
        }
        measure(trial);
        if (lifeline.gone() != null) {
            lose(List.of());
        }
    }

    private void measure(PlannedTrial trial) {
        listener.started(trial);
        TrialRecord record = measured(trial);
        if (stop.given() && record.state() == TrialRecord.State.FAILED) {
            cutShort = true; // the stop may have been the cause, and no result is lost
            return;
        }
        for (TrialRecord complete : parity.add(record, trialRun.outputs(record))) {
            folder.appendTrial(complete);
            settlement.add(complete);
        }
        patience.note(record.candidate(), record.state() == TrialRecord.State.COMPLETED);
        listener.finished(record);
    }

    private TrialRecord measured(PlannedTrial trial) {
        try {
            TrialRecord record = trialRun.run(trial);
            lifeline.use().trialEnded(null);
            return record;
        } catch (DeviceException e) {
            String fault = String.valueOf(e.getMessage());
            // What a device refuses, such as a runtime that there is none of for it, says nothing of its health.
            if (!stop.given() && lifeline.wasLost()) {
                lifeline.use().trialEnded(fault);
            }
            return trialRun.failed(trial, fault);
        }
    }

    /** The device was given up: nothing more is run on it. */
    private void lose(List<PlannedTrial> besides) {
        @Nullable DeviceException gone = lifeline.gone();
        if (gone != null) {
            miss(LabDevices.missing(lifeline.use().entry(), gone));
        }
        drop(trial -> true, besides);
    }

    private void miss(MissingDevice device) {
        missing = device;
        listener.noticed(new Issue(Issue.Severity.ERROR, "missing from now on: " + device.reason(), device.device()));
    }

    /** A device whose build changed under the run was two devices, and nobody knows which trial was on which. */
    private void checkBuild() {
        if (cutShort) {
            return;
        }
        lifeline.use().changedBuild().ifPresent(now -> {
            String reason = "the device's build changed during the run, from "
                    + lifeline.use().profile().build() + " to " + now;
            settlement.trials().forEach(trial -> folder.appendTrial(trial.voided(reason)));
            miss(LabDevices.missing(lifeline.use().entry(), reason + ": none of its trials counts"));
        });
    }

    private boolean isOver(String candidate) {
        return patience.isOver(settlement.baseline()) || patience.isOver(candidate);
    }

    private boolean givesUpOn(PlannedTrial trial) {
        if (!isOver(trial.candidate())) {
            return false;
        }
        boolean baselineLost = patience.isOver(settlement.baseline());
        String lost = baselineLost ? settlement.baseline() : trial.candidate();
        String consequence = baselineLost ? "nothing can be compared with it there" : "it is not tried again there";
        Issue issue = new Issue(
                Issue.Severity.ERROR,
                lost + " failed " + Patience.FAILURES + " times without a success, so " + consequence
                        + "; the failed trials say why",
                trial.device());
        issues.add(issue);
        listener.noticed(issue);
        givenUp.add(lost);
        return true;
    }

    private static @Nullable TrialRecord find(String id, List<TrialRecord> records) {
        return records.stream()
                .filter(record -> record.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
