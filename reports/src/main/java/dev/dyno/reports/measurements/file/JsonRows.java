package dev.dyno.reports.measurements.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.dyno.reports.measurements.Series;
import dev.dyno.scenarios.file.Suggestions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a file with a JSON object in each line. */
final class JsonRows implements Rows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int MOST_IGNORED = 20;

    private final Lines lines;
    private final Problems problems;
    private final Set<String> others = new LinkedHashSet<>();
    private final Set<Column> seen = EnumSet.noneOf(Column.class);
    private boolean good;

    JsonRows(Lines lines, Problems problems) {
        this.lines = lines;
        this.problems = problems;
    }

    @Override
    public List<String> ignored() {
        return others.stream()
                .map(word -> "the field '" + Shown.part(word) + "' is not used"
                        + Suggestions.near(word, Column.WORDS)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""))
                .toList();
    }

    @Override
    public boolean next(Row row) throws IOException {
        while (lines.next()) {
            if (!blank() && read(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean blank() {
        for (int i = lines.start(); i < lines.end(); i++) {
            if (lines.bytes()[i] != ' ' && lines.bytes()[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private boolean read(Row row) throws IOException {
        good = true;
        seen.clear();
        row.line = lines.number();
        row.iteration = Series.WHOLE;
        try (JsonParser json = JSON.createParser(lines.bytes(), lines.start(), lines.end() - lines.start())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                problem(
                        1,
                        "a line is one JSON object, such as {\"comparison\": \"a\", \"metric\": \"latency.p50\", ...}");
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(json, row);
            }
            if (json.nextToken() != null) {
                problem(column(json), "there is more behind the object; a line is one JSON object");
            }
        } catch (JsonProcessingException e) {
            int column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            problem(column, "this is not JSON: " + Shown.line(e.getOriginalMessage()));
        }
        return good && complete();
    }

    private boolean complete() {
        for (Column column : Column.values()) {
            if (column != Column.ITERATION && !seen.contains(column)) {
                problem(1, "the object has no '" + column.word() + "'" + meant(column.word()));
            }
        }
        return good;
    }

    private String meant(String word) {
        return Suggestions.near(word, others)
                .map(near -> "; did you mean it by '" + Shown.part(near) + "'?")
                .orElse("");
    }

    private void field(JsonParser json, Row row) throws IOException {
        String word = json.currentName();
        Column column = Column.named(word).orElse(null);
        JsonToken token = json.nextToken();
        if (column == null) {
            if (others.size() < MOST_IGNORED) {
                others.add(word);
            }
            json.skipChildren();
            return;
        }
        if (column == Column.ITERATION && token == JsonToken.VALUE_NULL) {
            return;
        }
        seen.add(column);
        int at = column(json);
        switch (column) {
            case COMPARISON -> row.comparison = name(json, row, column);
            case METRIC -> row.metric = name(json, row, column);
            case ARM -> row.arm = name(json, row, column);
            case ROUND -> row.round = whole(json, column);
            case ITERATION -> row.iteration = whole(json, column);
            case VALUE -> {
                row.column = at;
                row.value = value(json);
            }
        }
    }

    private int name(JsonParser json, Row row, Column column) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return wrong(json, column, "is a text");
        }
        byte[] bytes = json.getText().getBytes(StandardCharsets.UTF_8);
        int id = row.names(column).id(bytes, 0, bytes.length);
        if (id == Names.NONE) {
            problem(column(json), "'" + column.word() + "' " + Names.whyNot(bytes, 0, bytes.length));
        }
        return id;
    }

    private long whole(JsonParser json, Column column) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            byte[] digits = json.getText().getBytes(StandardCharsets.UTF_8);
            long whole = Numbers.whole(digits, 0, digits.length);
            if (whole != Numbers.NONE) {
                return whole;
            }
        }
        return wrong(json, column, "is a whole number that is not negative");
    }

    private double value(JsonParser json) throws IOException {
        if (json.currentToken() != null && json.currentToken().isNumeric()) {
            double value = json.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        wrong(json, Column.VALUE, "is a finite number");
        return Double.NaN;
    }

    private int wrong(JsonParser json, Column column, String expected) throws IOException {
        String found = json.currentToken() != null && json.currentToken().isScalarValue() ? json.getText() : "no value";
        problem(column(json), "'" + column.word() + "' " + expected + ", not '" + Shown.part(found) + "'");
        json.skipChildren();
        return Names.NONE;
    }

    private void problem(int column, String message) {
        good = false;
        problems.add(lines.number(), column, message);
    }

    private static int column(JsonParser json) {
        return Math.max(1, json.currentTokenLocation().getColumnNr());
    }
}
