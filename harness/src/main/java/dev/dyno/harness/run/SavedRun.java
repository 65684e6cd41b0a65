package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.foreign.ToolOutput;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run made of what tools had written down before anybody thought of Dyno. Each output is a trial, the first ones of all candidates
 * are the first round, and so on; nothing was measured around them, and the run says so.
 */
public final class SavedRun {
    /** That the numbers were not measured side by side, for every reader of the run. */
    private static final String NOT_SIDE_BY_SIDE =
            "made of saved outputs: nobody here saw them measured, side by side or one after the other; what drifted between them"
                    + " counts as a change";

    private final RunRequest request;
    private final DeviceProfile device;
    private final SavedOutputs outputs;
    private final String version;
    private final Instant now;
    /** The names of the files in the run folder, by digest. */
    private final Map<String, String> kept = new HashMap<>();

    /**
     * A run that is to be made.
     *
     * @param request its scenario, whose candidates name the tools, and its folder
     * @param device on which the tools are said to have run
     * @param outputs what they wrote, of every candidate of the scenario
     * @param version Dyno's own
     * @param clock tells when that is
     */
    public SavedRun(RunRequest request, DeviceProfile device, SavedOutputs outputs, String version, Clock clock) {
        this.request = request;
        this.device = device;
        this.outputs = outputs;
        this.version = version;
        this.now = clock.instant();
    }

    /**
     * Writes the run folder.
     *
     * @throws ScenarioException if a model is not what the scenario asks for
     * @throws StoreException if the folder cannot be written
     */
    public void write() {
        Scenario scenario = request.scenario();
        List<CandidateRecord> candidates = new CandidateFacts(new FileDigests()).of(scenario);
        byte[] resolved = scenario.resolved().getBytes(StandardCharsets.UTF_8);
        try (RunFolder folder = RunFolder.create(request.folder())) {
            folder.write(RunFolder.SCENARIO, resolved);
            folder.writeRun(new RunRecord(
                    request.runId(now),
                    version,
                    request.command(),
                    scenario.name(),
                    Sha256.of(resolved),
                    request.seed(),
                    Rounds.fixed(outputs.rounds()),
                    RunRecord.State.COMPLETE,
                    now,
                    now,
                    List.of(device),
                    List.of(),
                    candidates,
                    scenario.metrics().stream().map(Metric::name).toList(),
                    trials(candidates, folder),
                    List.of(new Issue(Issue.Severity.WARNING, NOT_SIDE_BY_SIDE, "import"))));
        }
    }

    private List<TrialRecord> trials(List<CandidateRecord> candidates, RunFolder folder) {
        List<TrialRecord> trials = new ArrayList<>();
        for (int round = 1; round <= outputs.rounds(); round++) {
            for (int i = 0; i < candidates.size(); i++) {
                CandidateRecord candidate = candidates.get(i);
                SavedOutputs.Said said = outputs.of(candidate.name()).get(round - 1);
                trials.add(trial(
                        new PlannedTrial(round, i + 1, device.name(), candidate.name()), candidate, said, folder));
            }
        }
        return trials;
    }

    private TrialRecord trial(PlannedTrial trial, CandidateRecord candidate, SavedOutputs.Said said, RunFolder folder) {
        boolean json = said.tool() == ForeignTool.JMH;
        String sha256 = Sha256.of(said.file().bytes());
        Map<String, String> facts = new LinkedHashMap<>();
        said.output().facts().forEach((name, value) -> facts.put(name, DeviceText.line(value)));
        facts.put("saved.file", DeviceText.line(said.file().name()));
        facts.put("saved.process", said.process() + " of " + said.processes());
        facts.put("saved.sha256", sha256);
        return new TrialRecord(
                trial.id(),
                trial.round(),
                trial.position(),
                device.name(),
                candidate.name(),
                TrialRecord.State.COMPLETED,
                List.of(),
                List.of(),
                metrics(said, candidate),
                facts,
                Map.of(
                        json ? "program-results" : "program",
                        kept.computeIfAbsent(
                                sha256,
                                fresh -> keep(
                                        folder, folder.programFile(trial.id(), json ? "json" : "out"), said.file()))),
                now,
                0);
    }

    /** Under the first trial's name, for a file may be of many. */
    private static String keep(RunFolder folder, Path place, SavedOutputs.File file) {
        try {
            Files.createDirectories(place.getParent());
        } catch (IOException e) {
            throw new StoreException("cannot make the folder of " + place + " (" + e + ")", e);
        }
        folder.write(folder.name(place), file.bytes());
        return folder.name(place);
    }

    private static Map<String, MetricValue> metrics(SavedOutputs.Said said, CandidateRecord candidate) {
        MetricSheet sheet = new MetricSheet();
        ToolOutput output = said.output();
        output.metrics().forEach((metric, value) -> sheet.put(metric, saved(value)));
        sheet.put(
                Metrics.MODEL_SIZE,
                new Measured(candidate.modelBytes(), 1, new Provenance(Provenance.Kind.COUNTER, "model file")));
        for (Metric metric : Metrics.all()) {
            if (!sheet.has(metric)) {
                sheet.unavailable(
                        said.tool().text() + " does not tell it, and nobody measures around a saved output", metric);
            }
        }
        return sheet.values();
    }

    private static MetricValue saved(MetricValue value) {
        return value instanceof Measured measured
                ? new Measured(
                        measured.value(),
                        measured.n(),
                        new Provenance(
                                measured.provenance().kind(),
                                measured.provenance().source() + ", read from a saved output"),
                        measured.uncertainty())
                : value;
    }
}
