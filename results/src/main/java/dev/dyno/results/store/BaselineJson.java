package dev.dyno.results.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.BaselineRecord;
import java.io.IOException;
import java.util.List;

/** Pinned baselines as JSON; {@code docs/formats/baseline.md} describes it. */
public final class BaselineJson {
    private BaselineJson() {}

    /** The baseline as an indented document, ending in a newline. */
    public static byte[] write(BaselineRecord baseline) {
        return RunJson.document(json -> write(json, baseline));
    }

    private static void write(JsonGenerator json, BaselineRecord baseline) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", BaselineRecord.SCHEMA);
        json.writeStringField("name", baseline.name());
        json.writeStringField("pinned_at", baseline.pinnedAt().toString());
        json.writeStringField("run", baseline.run());
        json.writeStringField("measured_at", baseline.measuredAt().toString());
        json.writeStringField("scenario", baseline.scenario());
        json.writeStringField("scenario_sha256", baseline.scenarioSha256());
        RunWriter.texts(json, "mode", baseline.mode());
        json.writeFieldName("candidate");
        RunWriter.candidate(json, baseline.candidate());
        RunWriter.texts(json, "runtimes", baseline.runtimes());
        json.writeArrayFieldStart("devices");
        for (var device : baseline.devices()) {
            RunWriter.device(json, device);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("series");
        for (BaselineRecord.Series series : baseline.series()) {
            series(json, series);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void series(JsonGenerator json, BaselineRecord.Series series) throws IOException {
        json.writeStartObject();
        json.writeStringField("device", series.device());
        json.writeStringField("metric", series.metric());
        json.writeStringField("unit", unit(series.metric()));
        json.writeArrayFieldStart("values");
        for (BaselineRecord.Value value : series.values()) {
            json.writeStartObject();
            json.writeNumberField("round", value.round());
            json.writeNumberField("value", value.value());
            json.writeNumberField("n", value.n());
            if (value.uncertainty() > 0) {
                json.writeNumberField("uncertainty", value.uncertainty());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String unit(String metric) {
        return Metrics.named(metric)
                .orElseThrow(() -> new IllegalArgumentException("metric '" + metric + "' is not in the catalogue"))
                .unit()
                .symbol();
    }

    /**
     * Reads a baseline.
     *
     * @param document what messages call it, such as the file's name
     * @throws dev.dyno.results.error.StoreException if it is none of this schema version; names document and place
     */
    public static BaselineRecord read(byte[] bytes, String document) {
        JsonPlace json = JsonPlace.parse(bytes, document);
        String schema = json.at("schema").text();
        if (!schema.equals(BaselineRecord.SCHEMA)) {
            throw json.at("schema")
                    .wrong("this is '" + schema + "', but this version of Dyno reads '" + BaselineRecord.SCHEMA
                            + "'; pin the baseline again with this version");
        }
        return json.make(() -> new BaselineRecord(
                json.at("name").text(),
                json.at("pinned_at").time(),
                json.at("run").text(),
                json.at("measured_at").time(),
                json.at("scenario").text(),
                json.at("scenario_sha256").text(),
                json.at("mode").map(JsonPlace::text),
                RunReader.candidate(json.at("candidate")),
                json.at("runtimes").map(JsonPlace::text),
                json.at("devices").list(RunReader::device),
                json.at("series").list(BaselineJson::series)));
    }

    private static BaselineRecord.Series series(JsonPlace place) {
        String metric = place.at("metric").text();
        String unit = place.make(() -> unit(metric));
        if (!place.at("unit").text().equals(unit)) {
            throw place.at("unit").wrong("the unit of " + metric + " is '" + unit + "'");
        }
        List<BaselineRecord.Value> values = place.at("values")
                .list(value -> value.make(() -> new BaselineRecord.Value(
                        value.at("round").small(),
                        value.at("value").number(),
                        value.at("n").whole(),
                        value.has("uncertainty") ? value.at("uncertainty").number() : 0)));
        return new BaselineRecord.Series(place.at("device").text(), metric, values);
    }
}
