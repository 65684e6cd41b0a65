package dev.dyno.results.store;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link RunWriter} wrote. Fields that this version does not know are passed over, so that a later version may
 * add some; whatever it does know must be there and be of its type.
 */
final class RunReader {
    private RunReader() {}

    static RunRecord run(JsonPlace run) {
        String schema = run.at("schema").text();
        if (!schema.equals(RunRecord.SCHEMA)) {
            throw run.at("schema")
                    .wrong("this is '" + schema + "', but this version of Dyno reads '" + RunRecord.SCHEMA
                            + "'; use the version that wrote it");
        }
        return run.make(() -> new RunRecord(
                run.at("id").text(),
                run.at("dyno_version").text(),
                run.at("command").list(JsonPlace::text),
                run.at("scenario").text(),
                run.at("scenario_sha256").text(),
                run.at("seed").whole(),
                rounds(run.at("rounds")),
                run.at("state").word(RunRecord.State.values()),
                run.at("started_at").time(),
                run.has("finished_at") ? run.at("finished_at").time() : null,
                run.at("devices").list(RunReader::device),
                // Runs of before this field was added have none.
                run.has("missing") ? run.at("missing").list(RunReader::missing) : List.of(),
                run.at("candidates").list(RunReader::candidate),
                run.at("metrics").list(JsonPlace::text),
                run.at("trials").list(RunReader::trial),
                issues(run)));
    }

    private static Rounds rounds(JsonPlace rounds) {
        return rounds.make(() ->
                new Rounds(rounds.at("at_least").small(), rounds.at("at_most").small()));
    }

    static TrialRecord trial(JsonPlace trial) {
        return trial.make(() -> new TrialRecord(
                trial.at("id").text(),
                trial.at("round").small(),
                trial.at("position").small(),
                trial.at("device").text(),
                trial.at("candidate").text(),
                trial.at("state").word(TrialRecord.State.values()),
                trial.at("validity").list(JsonPlace::text),
                issues(trial),
                metrics(trial.at("metrics")),
                trial.at("facts").map(JsonPlace::text),
                trial.at("files").map(JsonPlace::text),
                trial.at("started_at").time(),
                trial.at("device_seconds").number()));
    }

    private static Map<String, MetricValue> metrics(JsonPlace metrics) {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        metrics.map(place -> place).forEach((name, place) -> {
            Metric metric =
                    Metrics.named(name).orElseThrow(() -> place.wrong("this version of Dyno has no such metric"));
            values.put(name, value(place, metric));
        });
        return values;
    }

    private static MetricValue value(JsonPlace place, Metric metric) {
        if (place.has("unavailable")) {
            return place.make(
                    () -> new MetricValue.Unavailable(place.at("unavailable").text()));
        }
        String unit = place.at("unit").text();
        if (!unit.equals(metric.unit().symbol())) {
            throw place.at("unit")
                    .wrong("'" + unit + "' is not the unit of " + metric.name() + ", which is '"
                            + metric.unit().symbol() + "'");
        }
        return place.make(() -> new MetricValue.Measured(
                place.at("value").number(),
                place.at("n").whole(),
                provenance(place.at("provenance")),
                place.has("uncertainty") ? place.at("uncertainty").number() : 0));
    }

    private static Provenance provenance(JsonPlace place) {
        return place.make(() -> new Provenance(
                place.at("kind").word(Provenance.Kind.values()),
                place.at("source").text()));
    }

    static DeviceProfile device(JsonPlace device) {
        return device.make(() -> new DeviceProfile(
                device.at("name").text(),
                device.at("transport").text(),
                device.at("os").text(),
                device.at("build").text(),
                device.at("model").text(),
                device.at("soc").text(),
                device.at("abi").text(),
                device.at("cores").small(),
                device.at("memory_bytes").whole(),
                device.at("simulated").flag(),
                device.at("facts").map(JsonPlace::text)));
    }

    private static MissingDevice missing(JsonPlace missing) {
        return missing.make(() -> new MissingDevice(
                missing.at("device").text(),
                missing.at("reason").text(),
                missing.at("facts").map(JsonPlace::text)));
    }

    static CandidateRecord candidate(JsonPlace candidate) {
        return candidate.make(() -> new CandidateRecord(
                candidate.at("name").text(),
                candidate.at("baseline").flag(),
                candidate.at("model").text(),
                candidate.at("model_sha256").text(),
                candidate.at("model_bytes").whole(),
                candidate.at("runtime").text(),
                candidate.at("provider").text(),
                candidate.at("threads").small(),
                candidate.at("options").map(JsonPlace::text)));
    }

    private static List<Issue> issues(JsonPlace of) {
        return of.at("issues")
                .list(issue -> new Issue(
                        issue.at("severity").word(Issue.Severity.values()),
                        issue.at("message").text(),
                        issue.at("source").text()));
    }
}
