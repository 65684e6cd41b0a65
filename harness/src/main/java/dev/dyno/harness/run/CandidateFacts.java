package dev.dyno.harness.run;

import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Writes down what each candidate really is: the digest and size of its model as it lies on the disk now. */
final class CandidateFacts {
    /** Where JMH's annotation processor lists the benchmarks of a jar. */
    private static final String BENCHMARKS = "META-INF/BenchmarkList";

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
        if (candidate.runtime().equals(ForeignTool.JMH.text()) && !hasBenchmarks(candidate.modelFile())) {
            issues.add(error(
                    candidate,
                    candidate.modelFile() + " is no jar of JMH benchmarks: it has no " + BENCHMARKS
                            + "; build it with JMH's annotation processor"));
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
                options(candidate));
    }

    private static boolean hasBenchmarks(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(BENCHMARKS) != null;
        } catch (ZipException e) {
            return false;
        }
    }

    /** The program that makes the inferences is as much a part of the candidate as its options are. */
    private Map<String, String> options(Candidate candidate) throws IOException {
        Candidate.Program program = candidate.program();
        if (program == null) {
            return candidate.options();
        }
        Map<String, String> options = new TreeMap<>(candidate.options());
        options.put("tool", program.tool());
        if (program.file() != null) {
            options.put("tool.sha256", digests.sha256(program.file()));
        }
        if (!program.arguments().isEmpty()) {
            options.put("arguments", String.join(" ", program.arguments()));
        }
        return options;
    }

    private static Issue error(Candidate candidate, String message) {
        return new Issue(Issue.Severity.ERROR, message, "candidate " + candidate.name());
    }
}
