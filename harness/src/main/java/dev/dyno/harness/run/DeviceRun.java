package dev.dyno.harness.run;

import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The trials of one device, one after the other; each is on the disk before the next begins. */
final class DeviceRun {
    private final TrialRun trialRun;
    private final RunFolder folder;
    private final RunListener listener;
    private final StopSignal stop;
    private final String baseline;
    private final Patience patience = new Patience();
    private final RoundParity parity;
    private final List<Issue> issues = new ArrayList<>();
    private final Set<String> givenUp = new HashSet<>();
    private boolean cutShort;

    DeviceRun(TrialRun trialRun, RunFolder folder, RunListener listener, StopSignal stop, String baseline) {
        this.trialRun = trialRun;
        this.folder = folder;
        this.listener = listener;
        this.stop = stop;
        this.baseline = baseline;
        this.parity = new RoundParity(baseline);
    }

    /**
     * Runs what is still to do.
     *
     * @param trials every trial planned for the device, in order
     * @param finished what an earlier part of the run has done of them
     * @return what was found that belongs to no single trial
     */
    List<Issue> run(List<PlannedTrial> trials, List<TrialRecord> finished) {
        for (PlannedTrial trial : trials) {
            TrialRecord before = find(trial.id(), finished);
            if (before != null) {
                patience.note(before.candidate(), before.state() == TrialRecord.State.COMPLETED);
                // Its own record is on the disk; others of its round may become complete with its outputs.
                parity.add(before, trialRun.outputs(before)).stream().skip(1).forEach(folder::appendTrial);
            } else if (stop.given()) {
                cutShort = true;
            } else if (!givesUpOn(trial)) {
                run(trial);
            }
        }
        return issues;
    }

    /** Whether the stop signal has kept a planned trial from being run. */
    boolean cutShort() {
        return cutShort;
    }

    private void run(PlannedTrial trial) {
        listener.started(trial);
        TrialRecord record = measured(trial);
        if (stop.given() && record.state() == TrialRecord.State.FAILED) {
            cutShort = true; // the stop may have been the cause, and no result is lost
            return;
        }
        for (TrialRecord complete : parity.add(record, trialRun.outputs(record))) {
            folder.appendTrial(complete);
        }
        patience.note(record.candidate(), record.state() == TrialRecord.State.COMPLETED);
        listener.finished(record);
    }

    private TrialRecord measured(PlannedTrial trial) {
        try {
            return trialRun.run(trial);
        } catch (DeviceException e) {
            return trialRun.failed(trial, String.valueOf(e.getMessage()));
        }
    }

    private boolean givesUpOn(PlannedTrial trial) {
        boolean baselineLost = patience.isOver(baseline);
        if (!baselineLost && !patience.isOver(trial.candidate())) {
            return false;
        }
        String lost = baselineLost ? baseline : trial.candidate();
        if (givenUp.add(lost)) {
            String consequence = baselineLost ? "nothing can be compared with it there" : "it is not tried again there";
            Issue issue = new Issue(
                    Issue.Severity.ERROR,
                    lost + " failed " + Patience.FAILURES + " times without a success, so " + consequence
                            + "; the failed trials say why",
                    trial.device());
            issues.add(issue);
            listener.noticed(issue);
        }
        return true;
    }

    private static @Nullable TrialRecord find(String id, List<TrialRecord> records) {
        return records.stream()
                .filter(record -> record.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
