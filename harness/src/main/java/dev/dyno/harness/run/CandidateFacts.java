package dev.dyno.harness.run;

import dev.dyno.harness.device.FileDigests;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Writes down what each candidate really is: the digest and size of its model as it lies on the disk now. */
final class CandidateFacts {
    private final FileDigests digests;

    CandidateFacts(FileDigests digests) {
        this.digests = digests;
    }

    /**
     * One record per candidate, the baseline first.
     *
     * @throws ScenarioException if a model cannot be read, or is not the one that the scenario asks for
     */
    List<CandidateRecord> of(Scenario scenario) {
        List<CandidateRecord> records = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Candidate candidate : scenario.candidates()) {
            try {
                records.add(record(candidate, candidate.name().equals(scenario.baseline()), issues));
            } catch (IOException e) {
                issues.add(error(candidate, "cannot read the model " + candidate.modelFile() + " (" + e + ")"));
            }
        }
        if (!issues.isEmpty()) {
            throw new ScenarioException(issues);
        }
        return records;
    }

    private CandidateRecord record(Candidate candidate, boolean baseline, List<Issue> issues) throws IOException {
        String sha256 = digests.sha256(candidate.modelFile());
        if (candidate.sha256() != null && !candidate.sha256().equals(sha256)) {
            issues.add(error(
                    candidate,
                    candidate.modelFile() + " has the digest " + sha256 + ", but the scenario asks for "
                            + candidate.sha256() + ": it is another model, or the scenario is out of date"));
        }
        return new CandidateRecord(
                candidate.name(),
                baseline,
                candidate.model(),
                sha256,
                Files.size(candidate.modelFile()),
                candidate.runtime(),
                candidate.provider(),
                candidate.threads(),
                candidate.options());
    }

    private static Issue error(Candidate candidate, String message) {
        return new Issue(Issue.Severity.ERROR, message, "candidate " + candidate.name());
    }
}
