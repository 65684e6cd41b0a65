package dev.dyno.reports.page.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.page.words.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes from a {@code verdict.json} what a site shows; its thousands of cells are passed over. */
final class VerdictReader {
    private static final String SCHEMA = "dyno/verdict/v1";
    private static final String CURE = "; 'dyno report' with its folder writes it";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private String schema = "";
    private String run = "";
    private @Nullable Decision decision;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int missing;

    private VerdictReader(JsonParser json) {
        this.json = json;
    }

    /** What the file says, or why it says nothing. */
    static NightVerdict read(Path file) {
        if (!Files.isRegularFile(file)) {
            return NightVerdict.none("it has no verdict.json" + CURE);
        }
        try (JsonParser json = FACTORY.createParser(file.toFile())) {
            return new VerdictReader(json).verdict();
        } catch (IOException | IllegalArgumentException e) {
            return NightVerdict.none("its verdict.json cannot be read" + CURE);
        }
    }

    private NightVerdict verdict() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("not an object");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            take(name);
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("cut off");
        }
        if (!SCHEMA.equals(schema) || decision == null) {
            return NightVerdict.none("its verdict.json is of another version" + CURE);
        }
        return new NightVerdict(
                run,
                decision,
                reasons,
                counts.getOrDefault("gated_fail", 0),
                counts.getOrDefault("gated_inconclusive", 0),
                counts.getOrDefault("gated_pass", 0),
                missing);
    }

    private void take(String name) throws IOException {
        switch (name) {
            case "schema" -> schema = json.getText();
            case "run" -> run = json.getText();
            case "decision" -> decision = Decision.valueOf(json.getText());
            case "reasons" ->
                elements(() -> {
                    if (reasons.size() < NightVerdict.MOST_REASONS) {
                        reasons.add(Shown.text(json.getText()));
                    }
                });
            case "missing" -> elements(() -> missing++);
            case "counts" -> counts();
            default -> json.skipChildren();
        }
    }

    @FunctionalInterface
    private interface Element {
        void take() throws IOException;
    }

    private void elements(Element element) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("not an array");
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) {
                throw new IOException("cut off");
            }
            element.take();
            json.skipChildren();
        }
    }

    private void counts() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("not an object");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            counts.put(name, json.getIntValue());
        }
    }
}
