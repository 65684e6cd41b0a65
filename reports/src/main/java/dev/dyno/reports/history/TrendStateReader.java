package dev.dyno.reports.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dyno.reports.statistics.ChangePoint;
import dev.dyno.reports.statistics.ChangePoints.Settled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the state file of a history; whatever it did not expect is an {@link IOException} or an illegal argument. */
final class TrendStateReader {
    private final JsonParser json;
    private final List<String> texts = new ArrayList<>();
    private final List<SeriesKey> keys = new ArrayList<>();
    private final Map<String, Night> nights = new TreeMap<>();
    private final Map<String, TrendState.Remembered> remembered = new TreeMap<>();

    TrendStateReader(JsonParser json) {
        this.json = json;
    }

    TrendState state() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        field("schema");
        if (!TrendStateJson.SCHEMA.equals(text())) {
            throw new IOException("another version wrote this state");
        }
        array("texts", () -> texts.add(json.getText()));
        array("keys", () -> keys.add(new SeriesKey(json.getText(), text(), text(), text())));
        array("nights", this::night);
        array("settled", this::settled);
        expect(json.nextToken(), JsonToken.END_OBJECT);
        return new TrendState(nights, remembered);
    }

    @FunctionalInterface
    private interface Element {
        void read() throws IOException;
    }

    private void array(String name, Element element) throws IOException {
        field(name);
        expect(json.nextToken(), JsonToken.START_ARRAY);
        while (next() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    private void night() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        String folder = text();
        String fingerprint = text();
        String run = text();
        String scenario = text();
        Instant at = Instant.parse(text());
        expect(next(), JsonToken.VALUE_STRING);
        ByteBuffer packed = ByteBuffer.wrap(json.getBinaryValue());
        if (packed.remaining() % TrendStateJson.MEASURE_BYTES != 0) {
            throw new IOException("a measure is cut off");
        }
        List<Night.Measure> measures = new ArrayList<>(packed.remaining() / TrendStateJson.MEASURE_BYTES);
        while (packed.hasRemaining()) {
            SeriesKey key = keys.get(packed.getInt());
            measures.add(
                    new Night.Measure(key, texts.get(packed.getInt()), texts.get(packed.getInt()), packed.getDouble()));
        }
        expect(next(), JsonToken.END_ARRAY);
        nights.put(folder, new Night(folder, fingerprint, run, scenario, at, measures));
    }

    private void settled() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        String section = text();
        int n = whole();
        String digest = text();
        int start = whole();
        List<ChangePoint> points = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            int position = json.getIntValue();
            points.add(new ChangePoint(position, number(), number(), number(), number(), number()));
        }
        remembered.put(section, new TrendState.Remembered(n, digest, new Settled(start, points)));
    }

    private void field(String name) throws IOException {
        if (!name.equals(json.nextFieldName())) {
            throw new IOException("no " + name);
        }
    }

    private String text() throws IOException {
        expect(next(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private int whole() throws IOException {
        expect(next(), JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private double number() throws IOException {
        next();
        return json.getDoubleValue();
    }

    /** A file that was cut off has no next one. */
    private JsonToken next() throws IOException {
        JsonToken token = json.nextToken();
        if (token == null) {
            throw new IOException("cut off");
        }
        return token;
    }

    private static void expect(JsonToken token, JsonToken wanted) throws IOException {
        if (token != wanted) {
            throw new IOException(token + " instead of " + wanted);
        }
    }
}
