package dev.dyno.harness.tracking;

import dev.dyno.reports.formats.Label;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run in MLflow's terms: one run for the whole, with the decision, and below it one for each candidate on each device, whose
 * metrics are the values of its valid trials by round. What has no value has no metric.
 */
final class TrackedRuns {
    /** What even MLflow before 1.28 takes as the value of a parameter, in characters. */
    private static final int LONGEST_PARAM = 250;

    private final RunRecord run;
    private final Judgement judgement;

    TrackedRuns(RunRecord run, Judgement judgement) {
        this.run = run;
        this.judgement = judgement;
    }

    /** The run as a whole. */
    TrackedRun parent() {
        Map<String, String> tags = common();
        tags.put("dyno.decision", judgement.decision().name());
        tags.put("dyno.gated.failed", Long.toString(judgement.count(Decision.FAIL)));
        tags.put("dyno.gated.undecided", Long.toString(judgement.count(Decision.INCONCLUSIVE)));
        tags.put("dyno.gated.passed", Long.toString(judgement.count(Decision.PASS)));
        tags.put("dyno.shipping", Shown.text(String.join(". ", judgement.shipping())));
        tags.put("dyno.missing_devices", Integer.toString(run.missing().size()));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("baseline", param(run.baseline().name()));
        params.put("seed", Long.toString(run.seed()));
        params.put("scenario_sha256", run.scenarioSha256());
        return tracked(key(run.id()), Label.of(run.id()), params, tags, List.of());
    }

    /** One for each candidate on each device. */
    List<TrackedRun> children() {
        return run.devices().stream()
                .flatMap(device -> run.candidates().stream().map(candidate -> child(device, candidate)))
                .toList();
    }

    private TrackedRun child(DeviceProfile device, CandidateRecord candidate) {
        Map<String, String> tags = common();
        tags.put("dyno.device", Label.of(device.name()));
        tags.put("dyno.candidate", Label.of(candidate.name()));
        tags.put("dyno.simulated", Boolean.toString(device.simulated()));
        judgement.cells().stream()
                .filter(cell ->
                        cell.device().equals(device.name()) && cell.candidate().equals(candidate.name()))
                .forEach(cell -> tags.put("dyno.change." + cell.metric().name(), words(cell)));
        Map<String, String> params = new LinkedHashMap<>();
        params.put("model", param(candidate.model()));
        params.put("model_sha256", candidate.modelSha256());
        params.put("runtime", param(candidate.runtime()));
        params.put("provider", param(candidate.provider()));
        params.put("threads", Integer.toString(candidate.threads()));
        params.put("baseline", Boolean.toString(candidate.baseline()));
        candidate.options().forEach((name, value) -> params.put(word("option." + name), param(value)));
        params.put("device.os", param(device.os()));
        params.put("device.build", param(device.build()));
        params.put("device.model", param(device.model()));
        params.put("device.soc", param(device.soc()));
        String name = Label.of(candidate.name()) + " on " + Label.of(device.name());
        return tracked(key(run.id(), device.name(), candidate.name()), name, params, tags, points(device, candidate));
    }

    /** As the report says it. */
    private static String words(Cell cell) {
        @Nullable Decision decision = cell.decision();
        return Finding.of(cell).word() + ": " + Shown.change(cell) + " (" + Sentences.interval(cell) + ", n = "
                + cell.rounds() + ")" + (decision == null ? "" : ", " + decision);
    }

    private List<TrackedRun.Point> points(DeviceProfile device, CandidateRecord candidate) {
        List<TrackedRun.Point> points = new ArrayList<>();
        run.trials().stream()
                .filter(TrialRecord::valid)
                .filter(trial -> trial.device().equals(device.name())
                        && trial.candidate().equals(candidate.name()))
                .forEach(trial -> trial.metrics().forEach((name, value) -> {
                    if (value instanceof MetricValue.Measured measured) {
                        points.add(
                                new TrackedRun.Point(word(name), measured.value(), trial.round(), trial.startedAt()));
                    }
                }));
        return points;
    }

    private TrackedRun tracked(
            String key,
            String name,
            Map<String, String> params,
            Map<String, String> tags,
            List<TrackedRun.Point> points) {
        String status = switch (run.state()) {
            case RUNNING -> "RUNNING";
            case INTERRUPTED -> "KILLED";
            case COMPLETE -> "FINISHED";
        };
        return new TrackedRun(key, name, status, run.startedAt(), run.finishedAt(), params, tags, points);
    }

    private Map<String, String> common() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("dyno.run", Label.of(run.id()));
        tags.put("dyno.scenario", Label.of(run.scenario()));
        tags.put("dyno.version", Label.of(run.dynoVersion()));
        return tags;
    }

    private static String key(String... parts) {
        return Sha256.of(Stream.of(parts)
                .map(part -> part.length() + ":" + part)
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String param(String value) {
        String text = Label.of(value);
        return text.length() <= LONGEST_PARAM ? text : text.substring(0, LONGEST_PARAM);
    }

    /** A key as MLflow takes it; one that had to be changed ends in digits of what it was, so that no two become one. */
    private static String word(String key) {
        String word = key.replaceAll("[^A-Za-z0-9_.-]", "_");
        String cut = word.substring(0, Math.min(200, word.length()));
        return cut.equals(key) ? key : cut + "-" + key(key).substring(0, 8);
    }
}
