package dev.dyno.harness.run;

import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers what a run tells, and can do something at a moment of it. */
final class Witness implements RunListener {
    final List<String> started = new ArrayList<>();
    final List<String> settled = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();
    final List<Issue> noticed = new ArrayList<>();
    final List<TrialRecord> finished = new ArrayList<>();
    long copiedBytes;
    int finishedBefore;
    private Consumer<PlannedTrial> onProgress = trial -> {};
    private Consumer<TrialRecord> onFinish = trial -> {};

    /** Does this at every sign of life of a trial. */
    Witness whileMeasuring(Consumer<PlannedTrial> action) {
        onProgress = action;
        return this;
    }

    /** Does this after every trial. */
    Witness afterEach(Consumer<TrialRecord> action) {
        onFinish = action;
        return this;
    }

    @Override
    public void planned(Plan plan, List<TrialRecord> finishedTrials) {
        finishedBefore = finishedTrials.size();
    }

    @Override
    public void deployed(String device, String what, long bytes) {
        copiedBytes += bytes;
    }

    @Override
    public void started(PlannedTrial trial) {
        started.add(trial.id());
    }

    @Override
    public void progressed(PlannedTrial trial, String phase, long iterations) {
        onProgress.accept(trial);
    }

    @Override
    public void finished(TrialRecord trial) {
        finished.add(trial);
        onFinish.accept(trial);
    }

    @Override
    public void settled(String device, String reason) {
        settled.add(reason);
    }

    @Override
    public void dropped(List<PlannedTrial> trials) {
        trials.forEach(trial -> dropped.add(trial.id()));
    }

    @Override
    public void noticed(Issue issue) {
        noticed.add(issue);
    }

    @Override
    public void ended() {
        // Nothing to tidy up.
    }
}
