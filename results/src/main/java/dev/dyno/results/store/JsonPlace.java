package dev.dyno.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value in a JSON document that knows where it stands, so that every complaint names the file and the place.
 *
 * @param document the file's name, or another name for where the document is
 * @param pointer the place in it (RFC 6901); empty for the whole
 * @param node the value
 */
record JsonPlace(String document, String pointer, JsonNode node) {
    private static final class Mapper {
        static final JsonMapper STRICT = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    static JsonPlace parse(byte[] json, String document) {
        try {
            return new JsonPlace(document, "", Mapper.STRICT.readTree(json));
        } catch (JsonProcessingException e) {
            // Without the cause, which counts as an error of reading: the file can be read, but not used.
            throw new StoreException(document + ":" + e.getLocation().getLineNr() + ":"
                    + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    JsonPlace at(String name) {
        if (!node.isObject()) {
            throw wrong("expected an object");
        }
        JsonNode child = node.get(name);
        if (child == null) {
            throw wrong("'" + name + "' is missing");
        }
        return new JsonPlace(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), child);
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("expected a text");
        }
        return node.textValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("expected true or false");
        }
        return node.booleanValue();
    }

    long whole() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong("expected a whole number");
        }
        return node.longValue();
    }

    int small() {
        long value = whole();
        if (value != (int) value) {
            throw wrong("expected a whole number below 2^31");
        }
        return (int) value;
    }

    double number() {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong("expected a finite number");
        }
        return node.doubleValue();
    }

    Instant time() {
        try {
            return Instant.parse(text());
        } catch (DateTimeException e) {
            throw wrong("expected a time such as 2026-01-31T12:00:00Z");
        }
    }

    <E extends Enum<E>> E word(E[] values) {
        String text = text();
        List<String> known = new ArrayList<>();
        for (E value : values) {
            if (Words.of(value).equals(text)) {
                return value;
            }
            known.add(Words.of(value));
        }
        throw wrong("'" + text + "' is none of " + String.join(", ", known));
    }

    <T> List<T> list(Function<JsonPlace, T> element) {
        if (!node.isArray()) {
            throw wrong("expected an array");
        }
        List<T> list = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            list.add(element.apply(new JsonPlace(document, pointer + "/" + i, node.get(i))));
        }
        return list;
    }

    <T> Map<String, T> map(Function<JsonPlace, T> value) {
        if (!node.isObject()) {
            throw wrong("expected an object");
        }
        Map<String, T> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            map.put(entry.getKey(), value.apply(at(entry.getKey())));
        }
        return map;
    }

    /** Makes a record of values of this place; what the record refuses is wrong here. */
    <T> T make(Supplier<T> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    StoreException wrong(String message) {
        return new StoreException(document + ": " + (pointer.isEmpty() ? "" : "at " + pointer + ": ") + message);
    }
}
