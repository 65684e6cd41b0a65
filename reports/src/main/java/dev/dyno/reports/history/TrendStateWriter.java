package dev.dyno.reports.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.reports.statistics.ChangePoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the state file of a history. */
final class TrendStateWriter {
    private final JsonGenerator json;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<SeriesKey, Integer> keys = new LinkedHashMap<>();

    private TrendStateWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(TrendState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = TrendStateJson.FACTORY.createGenerator(bytes)) {
            new TrendStateWriter(json).state(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void state(TrendState state) throws IOException {
        for (Night night : state.nights().values()) {
            for (Night.Measure measure : night.measures()) {
                keys.putIfAbsent(measure.key(), keys.size());
                texts.putIfAbsent(measure.reference(), texts.size());
                texts.putIfAbsent(measure.model(), texts.size());
            }
        }
        json.writeStartObject();
        json.writeStringField("schema", TrendStateJson.SCHEMA);
        json.writeArrayFieldStart("texts");
        for (String text : texts.keySet()) {
            json.writeString(text);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("keys");
        for (SeriesKey key : keys.keySet()) {
            json.writeString(key.scenario());
            json.writeString(key.device());
            json.writeString(key.candidate());
            json.writeString(key.metric());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("nights");
        for (Night night : state.nights().values()) {
            night(night);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("settled");
        for (Map.Entry<String, TrendState.Remembered> entry : state.remembered().entrySet()) {
            settled(entry.getKey(), entry.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void night(Night night) throws IOException {
        json.writeStartArray();
        json.writeString(night.folder());
        json.writeString(night.fingerprint());
        json.writeString(night.run());
        json.writeString(night.scenario());
        json.writeString(night.at().toString());
        ByteBuffer measures = ByteBuffer.allocate(night.measures().size() * TrendStateJson.MEASURE_BYTES);
        for (Night.Measure measure : night.measures()) {
            measures.putInt(keys.getOrDefault(measure.key(), -1))
                    .putInt(texts.getOrDefault(measure.reference(), -1))
                    .putInt(texts.getOrDefault(measure.model(), -1))
                    .putDouble(measure.log());
        }
        json.writeBinary(measures.array());
        json.writeEndArray();
    }

    private void settled(String section, TrendState.Remembered remembered) throws IOException {
        json.writeStartArray();
        json.writeString(section);
        json.writeNumber(remembered.n());
        json.writeString(remembered.digest());
        json.writeNumber(remembered.settled().start());
        for (ChangePoint point : remembered.settled().points()) {
            json.writeNumber(point.position());
            json.writeNumber(point.before());
            json.writeNumber(point.after());
            json.writeNumber(point.lower());
            json.writeNumber(point.upper());
            json.writeNumber(point.p());
        }
        json.writeEndArray();
    }
}
