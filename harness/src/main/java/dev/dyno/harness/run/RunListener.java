package dev.dyno.harness.run;

import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.List;

/**
 * Whoever wants to see a run while it goes on, such as a progress display. Calls come from the threads of all devices, one after
 * the other and never two at once; a call that takes long holds up every device that has something to tell.
 */
public interface RunListener {
    /**
     * The run is about to begin.
     *
     * @param plan all its trials
     * @param finished what an earlier, interrupted part of the run has already done of them
     */
    void planned(Plan plan, List<TrialRecord> finished);

    /**
     * Files were copied to a device.
     *
     * @param device the device's name
     * @param what what was copied, for people
     * @param bytes how much
     */
    void deployed(String device, String what, long bytes);

    /** A trial begins. */
    void started(PlannedTrial trial);

    /**
     * A trial goes on; called about every two seconds.
     *
     * @param trial which
     * @param phase what its agent is doing
     * @param iterations inferences made in this phase
     */
    void progressed(PlannedTrial trial, String phase, long iterations);

    /** A trial has ended, and its record is safe on disk. */
    void finished(TrialRecord trial);

    /**
     * No further round of a candidate on a device is needed.
     *
     * @param device the device's name
     * @param reason why, for people: {@code int8 on local: decided after 6 rounds: PASS}
     */
    void settled(String device, String reason);

    /** These planned trials will not be run: what they would serve is settled or beyond hope, or their device is missing. */
    void dropped(List<PlannedTrial> trials);

    /** Something was found that belongs to no single trial. */
    void noticed(Issue issue);

    /** Nothing more will come: the run is over, or an error ends it. */
    void ended();
}
