package dev.dyno.harness.plan;

import java.util.Locale;

/**
 * A trial that is to be run.
 *
 * @param round from 1
 * @param position its place in the round's order, from 1
 * @param device the device's name
 * @param candidate the candidate's name
 */
public record PlannedTrial(int round, int position, String device, String candidate) {

    /** The trial's identity: unique within the run, safe as a file name, and in the order of running when sorted. */
    public String id() {
        return String.format(Locale.ROOT, "r%03d-%02d-%s-%s", round, position, device, candidate);
    }
}
