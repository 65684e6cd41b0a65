package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the file while it is read. What is read, or stands in for what is absent, is written down in the same
 * order: that is the resolved text, which therefore says every default.
 */
final class Section {
    private final String name;
    private final Node.Mapping mapping;
    private final Reading reading;
    /** Whether it stands in for something that is no mapping, which has been said already. */
    private final boolean standIn;

    private final Map<String, Object> saved = new LinkedHashMap<>();

    private Section(String name, Node.Mapping mapping, Reading reading, boolean standIn) {
        this.name = name;
        this.mapping = mapping;
        this.reading = reading;
        this.standIn = standIn;
    }

    /** The node as a mapping; another kind of value is a problem and reads as an empty one. */
    static Section of(String name, Node node, Reading reading) {
        if (node instanceof Node.Mapping mapping) {
            return new Section(name, mapping, reading, false);
        }
        if (!(node instanceof Node.Unset)) {
            reading.problem(node.place(), name + " is a mapping of keys to values, not " + node.kind());
        }
        return new Section(name, new Node.Mapping(node.place(), List.of()), reading, true);
    }

    /** Adds a problem for every key that is not known here. */
    Section knowing(String... keys) {
        List<String> known = List.of(keys);
        for (Node.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                reading.problem(
                        entry.place(),
                        "'" + entry.key() + "' is unknown here" + Suggestions.forWord(entry.key(), known));
            }
        }
        return this;
    }

    Reading reading() {
        return reading;
    }

    Place place() {
        return mapping.place();
    }

    List<Node.Entry> entries() {
        return mapping.entries();
    }

    /** What was read so far, as it is saved. */
    Map<String, Object> saved() {
        return saved;
    }

    /** Writes down what is saved under a key: a text, a list or another mapping. */
    void save(String key, Object value) {
        saved.put(key, value);
    }

    /** Adds a problem if the key is absent. */
    Section requiring(String... keys) {
        for (String key : keys) {
            if (node(key) == null && !standIn) {
                reading.problem(place(), name + " needs '" + key + "'");
            }
        }
        return this;
    }

    /** The value under a key; null if the key is absent, and after a problem if it has no value. */
    @Nullable
    Node find(String key) {
        Node node = node(key);
        if (node instanceof Node.Unset) {
            return null;
        }
        if (node instanceof Node.Scalar scalar && scalar.isNothing()) {
            reading.problem(scalar.place(), "'" + key + "' is empty; give it a value, or remove it");
            return null;
        }
        return node;
    }

    /** The single value under a key, not yet saved; empty if it is absent, and after a problem if it is no single value. */
    Optional<Field> field(String key) {
        Node node = find(key);
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(new Field(key, scalar, reading));
        }
        if (node != null) {
            reading.problem(node.place(), "'" + key + "' is a single value, not " + node.kind());
        }
        return Optional.empty();
    }

    /** The mapping under a key, or an empty one; saved under that key as it is read. */
    Section section(String key) {
        Node node = find(key);
        Section section = of("'" + key + "'", node == null ? new Node.Mapping(place(), List.of()) : node, reading);
        saved.put(key, section.saved());
        return section;
    }

    /** The text under a key, or the other. */
    String text(String key, String otherwise) {
        Optional<Field> field = field(key);
        save(key, field.map(f -> f.value().saved()).orElse(Variables.escape(otherwise)));
        return field.map(Field::text).orElse(otherwise);
    }

    /** The whole number under a key, bounds included, or the other. */
    int integer(String key, int otherwise, int min, int max) {
        Optional<Field> field = field(key);
        save(key, field.<Object>map(f -> new Bare(f.value().saved())).orElse(otherwise));
        return field.map(f -> f.integer(min, max)).orElseGet(OptionalInt::empty).orElse(otherwise);
    }

    /** The time under a key, bounds included, or the other; all as a file would have them. */
    Duration time(String key, String otherwise, String min, String max) {
        double seconds = quantity(key, otherwise, Unit.SECOND, min, max);
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** The quantity under a key, bounds included, or the other; all as a file would have them. */
    double quantity(String key, String otherwise, Unit unit, String min, String max) {
        Optional<Field> field = field(key);
        save(key, field.map(f -> f.value().saved()).orElse(otherwise));
        OptionalDouble value = field.map(f -> f.quantity(unit)).orElseGet(OptionalDouble::empty);
        double given = value.orElse(Quantity.parse(otherwise).value());
        if (given < Quantity.parse(min).value() || given > Quantity.parse(max).value()) {
            field.ifPresent(f -> f.problem("is " + f.value().text() + ", but must be from " + min + " to " + max));
            return Quantity.parse(otherwise).value();
        }
        return given;
    }

    private @Nullable Node node(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::value)
                .findFirst()
                .orElse(null);
    }

    /** A number as the file has it, which is saved without quotes. */
    record Bare(String text) {}
}
