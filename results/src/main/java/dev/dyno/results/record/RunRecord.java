package dev.dyno.results.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one {@code dyno run} did.
 *
 * @param id unique, safe as a file name
 * @param dynoVersion the version that made it
 * @param command the command line that made it, as arguments
 * @param scenario the scenario's name
 * @param scenarioSha256 digest of the resolved scenario text, which lies beside this record
 * @param seed seed of the order of trials, from which the plan follows
 * @param rounds how many rounds were planned
 * @param state how far it got
 * @param startedAt wall-clock time of its start
 * @param finishedAt wall-clock time of its end; null while it runs or where it was cut off
 * @param devices the devices of the plan
 * @param missing devices that were to be measured and were not, or not to the end; one that was lost on the way is among
 *     {@code devices} too
 * @param candidates the baseline first, then the candidates in the scenario's order
 * @param metrics names of the metrics asked for, in table order
 * @param trials every finished trial, in order of finishing
 * @param issues what was found on the way that belongs to no single trial
 */
public record RunRecord(
        String id,
        String dynoVersion,
        List<String> command,
        String scenario,
        String scenarioSha256,
        long seed,
        Rounds rounds,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<DeviceProfile> devices,
        List<MissingDevice> missing,
        List<CandidateRecord> candidates,
        List<String> metrics,
        List<TrialRecord> trials,
        List<Issue> issues) {

    /** The version of this record's form in {@code run.json}; a reader refuses any other. */
    public static final String SCHEMA = "dyno/run/v1";

    /** How far a run got. */
    public enum State {
        /** It has not ended, or it was cut off: {@code --resume} completes it. */
        RUNNING,
        /** A person stopped it; it has what there was, and {@code --resume} completes it. */
        INTERRUPTED,
        /**
         * Every planned trial was tried, or is not needed because what it would serve is decided, or its device is missing;
         * {@code --resume} tries missing devices again.
         */
        COMPLETE
    }

    public RunRecord {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(rounds, "rounds");
        command = List.copyOf(command);
        devices = List.copyOf(devices);
        missing = List.copyOf(missing);
        candidates = List.copyOf(candidates);
        metrics = List.copyOf(metrics);
        trials = List.copyOf(trials);
        issues = List.copyOf(issues);
        if (candidates.stream().filter(CandidateRecord::baseline).count() != 1) {
            throw new IllegalArgumentException("a run has exactly one baseline");
        }
    }

    /**
     * The same run, having got as far as this.
     *
     * @param reached how far
     * @param end when it ended; null if it did not
     */
    public RunRecord withState(State reached, @Nullable Instant end) {
        return new RunRecord(
                id,
                dynoVersion,
                command,
                scenario,
                scenarioSha256,
                seed,
                rounds,
                reached,
                startedAt,
                end,
                devices,
                missing,
                candidates,
                metrics,
                trials,
                issues);
    }

    /** The reference that every other candidate is compared with. */
    public CandidateRecord baseline() {
        return candidates.stream().filter(CandidateRecord::baseline).findFirst().orElseThrow();
    }

    /**
     * This run with another of its candidates as the reference, which then comes first.
     *
     * @throws IllegalArgumentException if the run has no candidate of that name
     */
    public RunRecord withBaseline(String name) {
        List<CandidateRecord> others = candidates.stream()
                .map(candidate -> candidate.withBaseline(candidate.name().equals(name)))
                .sorted(Comparator.comparing(candidate -> !candidate.baseline()))
                .toList();
        return new RunRecord(
                id,
                dynoVersion,
                command,
                scenario,
                scenarioSha256,
                seed,
                rounds,
                state,
                startedAt,
                finishedAt,
                devices,
                missing,
                others,
                metrics,
                trials,
                issues);
    }

    /** This run on other devices. */
    public RunRecord withDevices(List<DeviceProfile> others, List<MissingDevice> otherMissing) {
        return new RunRecord(
                id,
                dynoVersion,
                command,
                scenario,
                scenarioSha256,
                seed,
                rounds,
                state,
                startedAt,
                finishedAt,
                others,
                otherMissing,
                candidates,
                metrics,
                trials,
                issues);
    }

    /** This run with other trials and issues. */
    public RunRecord withTrials(List<TrialRecord> others, List<Issue> otherIssues) {
        return new RunRecord(
                id,
                dynoVersion,
                command,
                scenario,
                scenarioSha256,
                seed,
                rounds,
                state,
                startedAt,
                finishedAt,
                devices,
                missing,
                candidates,
                metrics,
                others,
                otherIssues);
    }
}
