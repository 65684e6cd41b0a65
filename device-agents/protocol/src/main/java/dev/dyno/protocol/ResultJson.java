package dev.dyno.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.protocol.TrialResult.AccuracyOutcome;
import dev.dyno.protocol.TrialResult.ColdStart;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialResult.WarmUpOutcome;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link TrialResult} as JSON. Reading is strict: a missing, ill-typed, unknown or out-of-range field is an error. */
public final class ResultJson {
    private static final String WHAT = "trial result";

    private ResultJson() {}

    /** The result as UTF-8 JSON. */
    public static byte[] write(TrialResult result) {
        return JsonText.write(json -> {
            json.writeNumberField("protocol", result.protocol());
            json.writeStringField("trialId", result.trialId());
            writeOutcome(json, result.outcome());
            writePhases(json, result);
            RestJson.write(json, result.idle());
            RestJson.write(json, result.clock());
            writeReadings(json, result.readings());
            JsonText.texts(json, "facts", result.facts());
            writeAccuracy(json, result.accuracy());
            JsonText.texts(json, "validity", result.validity());
        });
    }

    /**
     * Reads a result.
     *
     * @throws MalformedMessageException naming the field that is wrong, or the version if it is not
     *     {@link TrialSpec#PROTOCOL}
     */
    public static TrialResult read(byte[] bytes) {
        JsonObject json = JsonText.read(bytes, WHAT);
        int version = JsonText.version(json);
        try {
            TrialResult result = new TrialResult(
                    version,
                    json.text("trialId"),
                    outcome(json.object("outcome")),
                    coldStart(json.optionalObject("coldStart")),
                    warmUp(json.optionalObject("warmUp")),
                    window(json.optionalObject("window")),
                    RestJson.idle(json.optionalObject("idle")),
                    RestJson.clock(json.objectList("clock")),
                    readings(json.objects("readings")),
                    json.texts("facts"),
                    accuracy(json.optionalObject("accuracy")),
                    json.textList("validity"));
            json.done();
            return result;
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(WHAT + ": " + e.getMessage(), e);
        }
    }

    private static void writeOutcome(JsonGenerator json, Outcome outcome) throws IOException {
        json.writeObjectFieldStart("outcome");
        if (outcome instanceof Outcome.Completed) {
            json.writeStringField("kind", "completed");
        } else if (outcome instanceof Outcome.Failed failed) {
            json.writeStringField("kind", "failed");
            json.writeStringField("phase", failed.phase());
            json.writeStringField("message", failed.message());
        }
        json.writeEndObject();
    }

    private static Outcome outcome(JsonObject json) {
        String kind = json.text("kind");
        Outcome outcome = switch (kind) {
            case "completed" -> new Outcome.Completed();
            case "failed" -> new Outcome.Failed(json.text("phase"), json.text("message"));
            default -> throw json.wrong("kind", "completed or failed", kind);
        };
        json.done();
        return outcome;
    }

    private static void writePhases(JsonGenerator json, TrialResult result) throws IOException {
        ColdStart start = result.coldStart();
        if (start != null) {
            json.writeObjectFieldStart("coldStart");
            json.writeNumberField("processNanos", start.processNanos());
            json.writeNumberField("runtimeNanos", start.runtimeNanos());
            json.writeNumberField("modelLoadNanos", start.modelLoadNanos());
            json.writeNumberField("firstInferenceNanos", start.firstInferenceNanos());
            json.writeEndObject();
        }
        WarmUpOutcome warmUp = result.warmUp();
        if (warmUp != null) {
            json.writeObjectFieldStart("warmUp");
            json.writeNumberField("iterations", warmUp.iterations());
            json.writeNumberField("nanos", warmUp.nanos());
            json.writeBooleanField("steady", warmUp.steady());
            json.writeEndObject();
        }
        Window window = result.window();
        if (window != null) {
            json.writeObjectFieldStart("window");
            json.writeNumberField("iterations", window.iterations());
            json.writeNumberField("startNanos", window.startNanos());
            json.writeNumberField("nanos", window.nanos());
            json.writeNumberField("due", window.due());
            json.writeStringField("end", window.end().text());
            json.writeEndObject();
        }
    }

    private static @Nullable ColdStart coldStart(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        ColdStart start = new ColdStart(
                json.whole("processNanos"),
                json.whole("runtimeNanos"),
                json.whole("modelLoadNanos"),
                json.whole("firstInferenceNanos"));
        json.done();
        return start;
    }

    private static @Nullable WarmUpOutcome warmUp(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        WarmUpOutcome warmUp =
                new WarmUpOutcome(json.smallWhole("iterations"), json.whole("nanos"), json.flag("steady"));
        json.done();
        return warmUp;
    }

    private static @Nullable Window window(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        Window window = new Window(
                json.smallWhole("iterations"),
                json.whole("startNanos"),
                json.whole("nanos"),
                json.smallWhole("due"),
                end(json));
        json.done();
        return window;
    }

    private static WindowEnd end(JsonObject json) {
        String text = json.text("end");
        for (WindowEnd end : WindowEnd.values()) {
            if (end.text().equals(text)) {
                return end;
            }
        }
        throw json.wrong("end", "complete, longest, room or equilibrium", text);
    }

    private static void writeReadings(JsonGenerator json, Map<String, Reading> readings) throws IOException {
        json.writeObjectFieldStart("readings");
        for (Map.Entry<String, Reading> entry : readings.entrySet()) {
            Reading reading = entry.getValue();
            json.writeObjectFieldStart(entry.getKey());
            json.writeStringField("unit", reading.unit());
            String reason = reading.unavailable();
            if (reason != null) {
                json.writeStringField("unavailable", reason);
            } else {
                json.writeNumberField("value", reading.value());
                json.writeStringField("provenance", reading.provenance());
                json.writeStringField("source", reading.source());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Map<String, Reading> readings(Map<String, JsonObject> objects) {
        Map<String, Reading> readings = new TreeMap<>();
        objects.forEach((name, json) -> readings.put(name, reading(json)));
        return readings;
    }

    private static Reading reading(JsonObject json) {
        String unit = json.text("unit");
        Reading reading = json.has("unavailable")
                ? Reading.unavailable(unit, json.text("unavailable"))
                : Reading.of(json.number("value"), unit, json.text("provenance"), json.text("source"));
        json.done();
        return reading;
    }

    private static void writeAccuracy(JsonGenerator json, @Nullable AccuracyOutcome accuracy) throws IOException {
        if (accuracy != null) {
            json.writeObjectFieldStart("accuracy");
            json.writeNumberField("correct", accuracy.correct());
            json.writeNumberField("total", accuracy.total());
            json.writeEndObject();
        }
    }

    private static @Nullable AccuracyOutcome accuracy(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        AccuracyOutcome accuracy = new AccuracyOutcome(json.smallWhole("correct"), json.smallWhole("total"));
        json.done();
        return accuracy;
    }
}
