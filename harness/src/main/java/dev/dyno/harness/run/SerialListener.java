package dev.dyno.harness.run;

import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.List;

/** Passes on what the threads of a run tell, one call after the other. */
final class SerialListener implements RunListener {
    private final RunListener listener;

    SerialListener(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void planned(Plan plan, List<TrialRecord> finished) {
        listener.planned(plan, finished);
    }

    @Override
    public synchronized void deployed(String device, String what, long bytes) {
        listener.deployed(device, what, bytes);
    }

    @Override
    public synchronized void started(PlannedTrial trial) {
        listener.started(trial);
    }

    @Override
    public synchronized void progressed(PlannedTrial trial, String phase, long iterations) {
        listener.progressed(trial, phase, iterations);
    }

    @Override
    public synchronized void finished(TrialRecord trial) {
        listener.finished(trial);
    }

    @Override
    public synchronized void settled(String device, String reason) {
        listener.settled(device, reason);
    }

    @Override
    public synchronized void dropped(List<PlannedTrial> trials) {
        listener.dropped(trials);
    }

    @Override
    public synchronized void noticed(Issue issue) {
        listener.noticed(issue);
    }

    @Override
    public synchronized void ended() {
        listener.ended();
    }
}
