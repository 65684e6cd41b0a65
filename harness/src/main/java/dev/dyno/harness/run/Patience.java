package dev.dyno.harness.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When to stop trying a candidate that only fails. Device time is the scarcest thing in a lab: a model that cannot be
 * loaded will not load in the next round either, while one failure alone may be an accident.
 */
final class Patience {
    /** Failures from the start, without a success between, after which a candidate is not tried again. */
    static final int FAILURES = 2;

    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> worked = new HashSet<>();

    /** Takes note of how a trial of a candidate ended. */
    void note(String candidate, boolean completed) {
        if (completed) {
            worked.add(candidate);
        } else {
            failures.merge(candidate, 1, Integer::sum);
        }
    }

    /** Whether the candidate has failed too often, and never worked. */
    boolean isOver(String candidate) {
        return !worked.contains(candidate) && failures.getOrDefault(candidate, 0) >= FAILURES;
    }
}
