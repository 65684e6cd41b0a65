package dev.dyno.reports.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.statistics.ChangePoint;
import dev.dyno.reports.statistics.ChangePoints.Settled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state file of a history. It is a cache: whatever is wrong with it, it counts as not there. */
final class TrendStateJson {
    private static final String SCHEMA = "dyno/trend-state/v1";
    private static final JsonMapper MAPPER = new JsonMapper();

    private TrendStateJson() {}

    static TrendState read(Path file) {
        if (!Files.isRegularFile(file)) {
            return TrendState.EMPTY;
        }
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            return SCHEMA.equals(root.path("schema").asText()) ? state(root) : TrendState.EMPTY;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return TrendState.EMPTY;
        }
    }

    private static TrendState state(JsonNode root) {
        Map<String, Night> nights = new TreeMap<>();
        for (JsonNode node : root.path("nights")) {
            List<Night.Measure> measures = new ArrayList<>();
            node.path("measures").forEach(measure -> measures.add(measure(measure)));
            Night night = new Night(
                    node.path("folder").asText(),
                    node.path("fingerprint").asText(),
                    node.path("run").asText(),
                    Instant.parse(node.path("at").asText()),
                    measures);
            nights.put(night.folder(), night);
        }
        Map<String, TrendState.Remembered> remembered = new TreeMap<>();
        for (JsonNode node : root.path("settled")) {
            List<ChangePoint> points = new ArrayList<>();
            node.path("points").forEach(point -> points.add(point(point)));
            Settled settled = new Settled(node.path("start").asInt(), points);
            remembered.put(
                    node.path("section").asText(),
                    new TrendState.Remembered(
                            node.path("n").asInt(), node.path("digest").asText(), settled));
        }
        return new TrendState(nights, remembered);
    }

    private static Night.Measure measure(JsonNode node) {
        SeriesKey key = new SeriesKey(
                node.path("scenario").asText(),
                node.path("device").asText(),
                node.path("candidate").asText(),
                node.path("metric").asText());
        return new Night.Measure(
                key,
                node.path("reference").asText(),
                node.path("model").asText(),
                node.path("log").asDouble(Double.NaN));
    }

    private static ChangePoint point(JsonNode node) {
        return new ChangePoint(
                node.path("position").asInt(),
                node.path("before").asDouble(),
                node.path("after").asDouble(),
                node.path("lower").asDouble(),
                node.path("upper").asDouble(),
                node.path("p").asDouble());
    }

    static byte[] write(TrendState state) {
        ObjectNode root = MAPPER.createObjectNode().put("schema", SCHEMA);
        ArrayNode nights = root.putArray("nights");
        state.nights().values().forEach(night -> nights.add(night(night)));
        ArrayNode settled = root.putArray("settled");
        state.remembered().forEach((section, remembered) -> settled.add(settled(section, remembered)));
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    private static ObjectNode night(Night night) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("folder", night.folder())
                .put("fingerprint", night.fingerprint())
                .put("run", night.run())
                .put("at", night.at().toString());
        ArrayNode measures = node.putArray("measures");
        night.measures()
                .forEach(measure -> measures.addObject()
                        .put("scenario", measure.key().scenario())
                        .put("device", measure.key().device())
                        .put("candidate", measure.key().candidate())
                        .put("metric", measure.key().metric())
                        .put("reference", measure.reference())
                        .put("model", measure.model())
                        .put("log", measure.log()));
        return node;
    }

    private static ObjectNode settled(String section, TrendState.Remembered remembered) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("section", section)
                .put("n", remembered.n())
                .put("digest", remembered.digest())
                .put("start", remembered.settled().start());
        ArrayNode points = node.putArray("points");
        remembered
                .settled()
                .points()
                .forEach(point -> points.addObject()
                        .put("position", point.position())
                        .put("before", point.before())
                        .put("after", point.after())
                        .put("lower", point.lower())
                        .put("upper", point.upper())
                        .put("p", point.p()));
        return node;
    }
}
