package dev.dyno.harness.device;

import dev.dyno.protocol.TrialResult;
import dev.dyno.results.record.Issue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was fetched of a trial.
 *
 * @param result the agent's answer; empty if it gave none
 * @param files the fetched files by their names in {@link dev.dyno.protocol.TrialFiles}, sorted
 * @param issues what could not be fetched, and why
 */
public record CollectedTrial(Optional<TrialResult> result, Map<String, Path> files, List<Issue> issues) {
    public CollectedTrial {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        issues = List.copyOf(issues);
    }
}
