package dev.dyno.results.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the records of a run. {@link RunReader} is its mirror; {@code docs/formats/run-folder.md} describes both. */
final class RunWriter {
    private RunWriter() {}

    static void run(JsonGenerator json, RunRecord run) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", RunRecord.SCHEMA);
        json.writeStringField("id", run.id());
        json.writeStringField("dyno_version", run.dynoVersion());
        texts(json, "command", run.command());
        json.writeStringField("scenario", run.scenario());
        json.writeStringField("scenario_sha256", run.scenarioSha256());
        json.writeNumberField("seed", run.seed());
        json.writeObjectFieldStart("rounds");
        json.writeNumberField("at_least", run.rounds().atLeast());
        json.writeNumberField("at_most", run.rounds().atMost());
        json.writeEndObject();
        json.writeStringField("state", Words.of(run.state()));
        json.writeStringField("started_at", run.startedAt().toString());
        if (run.finishedAt() != null) {
            json.writeStringField("finished_at", run.finishedAt().toString());
        }
        json.writeArrayFieldStart("devices");
        for (DeviceProfile device : run.devices()) {
            device(json, device);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("missing");
        for (MissingDevice device : run.missing()) {
            missing(json, device);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("candidates");
        for (CandidateRecord candidate : run.candidates()) {
            candidate(json, candidate);
        }
        json.writeEndArray();
        texts(json, "metrics", run.metrics());
        json.writeArrayFieldStart("trials");
        for (TrialRecord trial : run.trials()) {
            trial(json, trial);
        }
        json.writeEndArray();
        issues(json, run.issues());
        json.writeEndObject();
    }

    static void trial(JsonGenerator json, TrialRecord trial) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", trial.id());
        json.writeNumberField("round", trial.round());
        json.writeNumberField("position", trial.position());
        json.writeStringField("device", trial.device());
        json.writeStringField("candidate", trial.candidate());
        json.writeStringField("state", Words.of(trial.state()));
        json.writeStringField("started_at", trial.startedAt().toString());
        json.writeNumberField("device_seconds", trial.deviceSeconds());
        texts(json, "validity", trial.validity());
        issues(json, trial.issues());
        json.writeObjectFieldStart("metrics");
        for (Map.Entry<String, MetricValue> metric : trial.metrics().entrySet()) {
            json.writeFieldName(metric.getKey());
            value(json, metric.getKey(), metric.getValue());
        }
        json.writeEndObject();
        texts(json, "facts", trial.facts());
        texts(json, "files", trial.files());
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, String name, MetricValue value) throws IOException {
        Metric metric = Metrics.named(name)
                .orElseThrow(() -> new IllegalArgumentException("metric '" + name + "' is not in the catalogue"));
        json.writeStartObject();
        if (value instanceof MetricValue.Measured measured) {
            json.writeNumberField("value", measured.value());
            json.writeStringField("unit", metric.unit().symbol());
            json.writeNumberField("n", measured.n());
            if (measured.uncertainty() > 0) {
                json.writeNumberField("uncertainty", measured.uncertainty());
            }
            json.writeObjectFieldStart("provenance");
            json.writeStringField("kind", Words.of(measured.provenance().kind()));
            json.writeStringField("source", measured.provenance().source());
            json.writeEndObject();
        } else if (value instanceof MetricValue.Unavailable unavailable) {
            json.writeStringField("unavailable", unavailable.reason());
        }
        json.writeEndObject();
    }

    static void device(JsonGenerator json, DeviceProfile device) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", device.name());
        json.writeStringField("transport", device.transport());
        json.writeStringField("os", device.os());
        json.writeStringField("build", device.build());
        json.writeStringField("model", device.model());
        json.writeStringField("soc", device.soc());
        json.writeStringField("abi", device.abi());
        json.writeNumberField("cores", device.cores());
        json.writeNumberField("memory_bytes", device.memoryBytes());
        json.writeBooleanField("simulated", device.simulated());
        texts(json, "facts", device.facts());
        json.writeEndObject();
    }

    private static void missing(JsonGenerator json, MissingDevice missing) throws IOException {
        json.writeStartObject();
        json.writeStringField("device", missing.device());
        json.writeStringField("reason", missing.reason());
        texts(json, "facts", missing.facts());
        json.writeEndObject();
    }

    static void candidate(JsonGenerator json, CandidateRecord candidate) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", candidate.name());
        json.writeBooleanField("baseline", candidate.baseline());
        json.writeStringField("model", candidate.model());
        json.writeStringField("model_sha256", candidate.modelSha256());
        json.writeNumberField("model_bytes", candidate.modelBytes());
        json.writeStringField("runtime", candidate.runtime());
        json.writeStringField("provider", candidate.provider());
        json.writeNumberField("threads", candidate.threads());
        texts(json, "options", candidate.options());
        json.writeEndObject();
    }

    private static void issues(JsonGenerator json, List<Issue> issues) throws IOException {
        json.writeArrayFieldStart("issues");
        for (Issue issue : issues) {
            json.writeStartObject();
            json.writeStringField("severity", Words.of(issue.severity()));
            json.writeStringField("message", issue.message());
            json.writeStringField("source", issue.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
