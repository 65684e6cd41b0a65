package dev.dyno.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One JSON object of a message. Every question names its field in the error; {@link #done} refuses what nobody asked for. */
final class JsonObject {
    private final String path;
    private final Map<String, @Nullable Object> fields;
    private final Set<String> asked = new HashSet<>();

    JsonObject(String path, Map<String, @Nullable Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    String text(String field) {
        Object value = required(field);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(field, "text", value);
    }

    long whole(String field) {
        Object value = required(field);
        if (value instanceof Long number) {
            return number;
        }
        throw wrong(field, "a whole number", value);
    }

    int smallWhole(String field) {
        long value = whole(field);
        if (value != (int) value) {
            throw wrong(field, "a whole number of 32 bits", value);
        }
        return (int) value;
    }

    double number(String field) {
        Object value = required(field);
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(field, "a finite number", value);
    }

    boolean flag(String field) {
        Object value = required(field);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(field, "true or false", value);
    }

    JsonObject object(String field) {
        Object value = required(field);
        return child(field, value);
    }

    @Nullable
    JsonObject optionalObject(String field) {
        return has(field) ? object(field) : null;
    }

    boolean has(String field) {
        asked.add(field);
        return fields.get(field) != null;
    }

    Map<String, String> texts(String field) {
        JsonObject object = object(field);
        Map<String, String> texts = new TreeMap<>();
        object.fields.keySet().forEach(name -> texts.put(name, object.text(name)));
        return texts;
    }

    Map<String, JsonObject> objects(String field) {
        JsonObject object = object(field);
        Map<String, JsonObject> objects = new TreeMap<>();
        object.fields.keySet().forEach(name -> objects.put(name, object.object(name)));
        return objects;
    }

    List<String> textList(String field) {
        Object value = required(field);
        if (!(value instanceof List<?> list)) {
            throw wrong(field, "a list of texts", value);
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw wrong(field + "[" + texts.size() + "]", "text", element);
            }
            texts.add(text);
        }
        return texts;
    }

    List<JsonObject> objectList(String field) {
        Object value = required(field);
        if (!(value instanceof List<?> list)) {
            throw wrong(field, "a list of objects", value);
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : list) {
            String place = field + "[" + objects.size() + "]";
            if (element == null) {
                throw wrong(place, "an object", element);
            }
            objects.add(child(place, element));
        }
        return objects;
    }

    /** Refuses fields that were never asked for. */
    void done() {
        for (String field : fields.keySet()) {
            if (!asked.contains(field)) {
                throw new MalformedMessageException(at(field) + ": unknown field");
            }
        }
    }

    /** An error about a field's value. */
    MalformedMessageException wrong(String field, String expected, @Nullable Object found) {
        return new MalformedMessageException(at(field) + ": expected " + expected + ", found " + shown(found));
    }

    @SuppressWarnings("unchecked") // JsonText makes no other maps
    private JsonObject child(String field, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(at(field), (Map<String, @Nullable Object>) map);
        }
        throw wrong(field, "an object", value);
    }

    private Object required(String field) {
        asked.add(field);
        Object value = fields.get(field);
        if (value == null) {
            throw new MalformedMessageException(at(field) + ": missing");
        }
        return value;
    }

    private String at(String field) {
        return path.endsWith(": ") ? path + field : path + "." + field;
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        String text = value instanceof String ? "'" + value + "'" : String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
