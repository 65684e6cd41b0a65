package dev.dyno.benchmarks.schedule;

import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.run.RunListener;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.List;

/** Times a run from its plan to its last trial. */
final class Stopwatch implements RunListener {
    private final long made = System.nanoTime();
    private long planned;
    private long ended;

    /** Seconds from the plan to the end of the last trial. */
    double measuring() {
        return (ended - planned) * 1e-9;
    }

    /** Seconds since this was made. */
    double seconds() {
        return (System.nanoTime() - made) * 1e-9;
    }

    @Override
    public void planned(Plan plan, List<TrialRecord> finished) {
        planned = System.nanoTime();
    }

    @Override
    public void ended() {
        ended = System.nanoTime();
    }

    @Override
    public void deployed(String device, String what, long bytes) {
        // Not timed.
    }

    @Override
    public void started(PlannedTrial trial) {
        // Not timed.
    }

    @Override
    public void progressed(PlannedTrial trial, String phase, long iterations) {
        // Not timed.
    }

    @Override
    public void finished(TrialRecord trial) {
        // Not timed.
    }

    @Override
    public void settled(String device, String reason) {
        // Not timed.
    }

    @Override
    public void dropped(List<PlannedTrial> trials) {
        // Not timed.
    }

    @Override
    public void noticed(Issue issue) {
        // Not timed.
    }
}
