package dev.dyno.reports.gate;

import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run's trials, to be found by what they were of. */
final class Trials {
    private final Map<Arm, NavigableMap<Integer, TrialRecord>> byArm = new HashMap<>();

    private record Arm(String device, String candidate) {}

    Trials(RunRecord run) {
        for (TrialRecord trial : run.trials()) {
            byArm.computeIfAbsent(new Arm(trial.device(), trial.candidate()), arm -> new TreeMap<>())
                    .merge(trial.round(), trial, Trials::counting);
        }
    }

    /** The trial that counts for a round: a valid one if a repeat gave one, else the last that was tried. */
    private static TrialRecord counting(TrialRecord before, TrialRecord after) {
        return before.valid() ? before : after;
    }

    /** The trial that counts for a round; null if there was none. */
    @Nullable
    TrialRecord at(String device, String candidate, int round) {
        return of(device, candidate).get(round);
    }

    /** The last round in which a candidate was tried on a device; 0 if it never was. */
    int last(String device, String candidate) {
        NavigableMap<Integer, TrialRecord> rounds = of(device, candidate);
        return rounds.isEmpty() ? 0 : rounds.lastKey();
    }

    /** The last round in which anything was tried on a device; 0 if nothing ever was. */
    int last(String device) {
        return byArm.keySet().stream()
                .filter(arm -> arm.device().equals(device))
                .mapToInt(arm -> last(device, arm.candidate()))
                .max()
                .orElse(0);
    }

    private NavigableMap<Integer, TrialRecord> of(String device, String candidate) {
        return byArm.getOrDefault(new Arm(device, candidate), new TreeMap<>());
    }
}
