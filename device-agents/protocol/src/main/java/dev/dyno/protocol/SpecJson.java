package dev.dyno.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.protocol.TrialSpec.Accuracy;
import dev.dyno.protocol.TrialSpec.Inputs;
import dev.dyno.protocol.TrialSpec.WarmUp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link TrialSpec} as JSON. Reading is strict: a missing, ill-typed, unknown or out-of-range field is an error. */
public final class SpecJson {
    private static final String WHAT = "trial specification";
    private static final String STARTS = "starts";

    private SpecJson() {}

    /** The specification as UTF-8 JSON. */
    public static byte[] write(TrialSpec spec) {
        return JsonText.write(json -> {
            json.writeNumberField("protocol", spec.protocol());
            json.writeStringField("trialId", spec.trialId());
            json.writeStringField("modelPath", spec.modelPath());
            json.writeStringField("runtime", spec.runtime());
            json.writeStringField("provider", spec.provider());
            json.writeNumberField("threads", spec.threads());
            JsonText.texts(json, "options", spec.options());
            writeInputs(json, spec.inputs());
            writeAccuracy(json, spec.accuracy());
            writeWarmUp(json, spec.warmUp());
            LoadJson.write(json, spec.load());
            WatchJson.writeIdle(json, spec.idle());
            json.writeNumberField("telemetryIntervalNanos", spec.telemetryIntervalNanos());
            WatchJson.write(json, spec.watches());
            json.writeNumberField("watchIntervalNanos", spec.watchIntervalNanos());
            json.writeBooleanField("keepOutputs", spec.keepOutputs());
            if (spec.starts()) {
                json.writeBooleanField(STARTS, true);
            }
        });
    }

    /**
     * Reads a specification.
     *
     * @throws MalformedMessageException naming the field that is wrong, or the version if it is not
     *     {@link TrialSpec#PROTOCOL}
     */
    public static TrialSpec read(byte[] bytes) {
        JsonObject json = JsonText.read(bytes, WHAT);
        int version = JsonText.version(json);
        try {
            TrialSpec spec = new TrialSpec(
                    version,
                    json.text("trialId"),
                    json.text("modelPath"),
                    json.text("runtime"),
                    json.text("provider"),
                    json.smallWhole("threads"),
                    json.texts("options"),
                    inputs(json.object("inputs")),
                    accuracy(json.optionalObject("accuracy")),
                    warmUp(json.object("warmUp")),
                    LoadJson.read(json.object("load")),
                    WatchJson.idle(json.optionalObject("idle")),
                    json.whole("telemetryIntervalNanos"),
                    WatchJson.watches(json.objectList("watches")),
                    json.whole("watchIntervalNanos"),
                    json.flag("keepOutputs"),
                    json.has(STARTS) && json.flag(STARTS));
            json.done();
            return spec;
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(WHAT + ": " + e.getMessage(), e);
        }
    }

    /** The trial's identity as far as it can be told from any bytes; empty if it cannot. Never throws. */
    public static String trialId(byte[] bytes) {
        try {
            return JsonText.read(bytes, WHAT).text("trialId");
        } catch (MalformedMessageException e) {
            return "";
        }
    }

    private static void writeInputs(JsonGenerator json, Inputs inputs) throws IOException {
        json.writeObjectFieldStart("inputs");
        if (inputs instanceof Inputs.Random random) {
            json.writeStringField("kind", "random");
            json.writeNumberField("seed", random.seed());
        } else if (inputs instanceof Inputs.Files files) {
            json.writeStringField("kind", "files");
            JsonText.texts(json, "paths", files.paths());
        }
        json.writeEndObject();
    }

    private static Inputs inputs(JsonObject json) {
        String kind = json.text("kind");
        Inputs inputs = switch (kind) {
            case "random" -> new Inputs.Random(json.whole("seed"));
            case "files" -> new Inputs.Files(json.textList("paths"));
            default -> throw json.wrong("kind", "random or files", kind);
        };
        json.done();
        return inputs;
    }

    private static void writeAccuracy(JsonGenerator json, @Nullable Accuracy accuracy) throws IOException {
        if (accuracy != null) {
            json.writeObjectFieldStart("accuracy");
            json.writeStringField("inputsPath", accuracy.inputsPath());
            json.writeStringField("labelsPath", accuracy.labelsPath());
            json.writeEndObject();
        }
    }

    private static @Nullable Accuracy accuracy(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        Accuracy accuracy = new Accuracy(json.text("inputsPath"), json.text("labelsPath"));
        json.done();
        return accuracy;
    }

    private static void writeWarmUp(JsonGenerator json, WarmUp warmUp) throws IOException {
        json.writeObjectFieldStart("warmUp");
        json.writeNumberField("minIterations", warmUp.minIterations());
        json.writeNumberField("minNanos", warmUp.minNanos());
        json.writeNumberField("maxNanos", warmUp.maxNanos());
        json.writeNumberField("tolerance", warmUp.tolerance());
        json.writeNumberField("agreeingIterations", warmUp.agreeingIterations());
        json.writeEndObject();
    }

    private static WarmUp warmUp(JsonObject json) {
        WarmUp warmUp = new WarmUp(
                json.smallWhole("minIterations"),
                json.whole("minNanos"),
                json.whole("maxNanos"),
                json.number("tolerance"),
                json.smallWhole("agreeingIterations"));
        json.done();
        return warmUp;
    }
}
