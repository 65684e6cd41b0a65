package dev.dyno.harness.run;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which candidates of one device need no further round. It is asked once per round, and answers from the records of that round
 * and those before alone: a run that is gone on with thus comes to the same answers as one that was never cut off.
 */
final class Settlement {
    private final RunRecord run;
    private final Gate gate;
    private final String device;
    private final RunListener listener;
    private final Map<String, TrialRecord> trials = new LinkedHashMap<>();
    private final Set<String> settled = new LinkedHashSet<>();

    Settlement(RunRecord run, Gate gate, String device, RunListener listener) {
        // Only this device is asked for: in a large lab, the others' cells would be made for nothing.
        this.run = run.withDevices(
                run.devices().stream()
                        .filter(other -> other.name().equals(device))
                        .toList(),
                List.of());
        this.gate = gate;
        this.device = device;
        this.listener = listener;
    }

    /** The name of the reference candidate. */
    String baseline() {
        return run.baseline().name();
    }

    /** Whether the run may end before its last planned round. */
    boolean endsEarly() {
        return !run.rounds().fixed();
    }

    /** Takes note of a trial's record; a later one with the same identity replaces the earlier. */
    void add(TrialRecord trial) {
        trials.put(trial.id(), trial);
    }

    /** The device's trials as they stand now, in order. */
    List<TrialRecord> trials() {
        return List.copyOf(trials.values());
    }

    /** Asks for every candidate that is still open, at the end of a round; says which are settled now. */
    void ask(int round) {
        if (!endsEarly()) {
            return;
        }
        RunRecord soFar = run.withTrials(trials(), List.of());
        for (String candidate : others()) {
            if (!settled.contains(candidate) && Judge.settled(soFar, gate, device, candidate)) {
                settled.add(candidate);
                listener.settled(device, reason(soFar, candidate, round));
            }
        }
    }

    /** Whether a candidate needs no further round. */
    boolean is(String candidate) {
        return settled.contains(candidate);
    }

    /** The candidates without the baseline. */
    List<String> others() {
        return run.candidates().stream()
                .filter(candidate -> !candidate.baseline())
                .map(CandidateRecord::name)
                .toList();
    }

    private String reason(RunRecord soFar, String candidate, int round) {
        RunRecord ended = soFar.withState(RunRecord.State.COMPLETE, Instant.EPOCH);
        Decision decision = Decision.all(Judge.judge(ended, gate).cells().stream()
                .filter(cell -> cell.device().equals(device) && cell.candidate().equals(candidate))
                .map(Cell::decision)
                .filter(Objects::nonNull)
                .toList());
        String after = round + " rounds";
        String how = decision == Decision.INCONCLUSIVE
                ? "undecided after " + after + ", and more would not decide it: "
                : "decided after " + after + ": ";
        return candidate + " on " + device + ": " + how + decision;
    }
}
