package dev.dyno.scenarios.file;

import dev.dyno.results.error.ScenarioException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree of one YAML document from the parser's events. It stays below the library's own object building, which
 * drops the places, resolves types by YAML 1.1 ({@code no} becomes false) and stops at the first duplicate key.
 */
final class YamlTree {
    /** Deeper than any file that means something. */
    private static final int DEEPEST = 20;
    /** More values than any file that means something, aliases counted with all that they stand for. */
    private static final int MOST_VALUES = 10_000;

    private final Parser parser;
    private final Problems problems;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private int values;

    private YamlTree(String text, Problems problems) {
        this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.problems = problems;
    }

    /**
     * The file's only document.
     *
     * @throws ScenarioException if it is not YAML, empty, more than one document or beyond the limits; duplicate keys are
     *     added to the problems
     */
    static Node parse(String text, Problems problems) {
        try {
            return new YamlTree(SourceText.printable(text, problems), problems).document();
        } catch (MarkedYAMLException e) {
            throw problems.fatal(place(e.getProblemMark()), YamlWords.explain(e));
        } catch (YAMLException e) {
            throw problems.fatal(Place.FILE, "is not YAML: " + e.getMessage());
        }
    }

    private Node document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw problems.fatal(Place.FILE, "is empty");
        }
        parser.getEvent();
        Node root = node(1);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw problems.fatal(
                    place(parser.peekEvent().getStartMark()), "a second document begins here; a file has one");
        }
        return root;
    }

    private Node node(int depth) {
        Event event = parser.getEvent();
        Place place = place(event.getStartMark());
        if (depth > DEEPEST) {
            throw problems.fatal(place, "nested more than " + DEEPEST + " levels deep");
        }
        count(1, place);
        if (event instanceof AliasEvent alias) {
            return aliased(alias.getAnchor(), place);
        }
        int before = values;
        Node node = event instanceof ScalarEvent scalar ? scalar(scalar, place) : collection(event, place, depth);
        String anchor = event instanceof NodeEvent named ? named.getAnchor() : null;
        if (anchor != null) {
            anchors.put(anchor, node);
            sizes.put(anchor, values - before);
        }
        return node;
    }

    private Node aliased(String anchor, Place place) {
        Node node = anchors.get(anchor);
        if (node == null) {
            throw problems.fatal(place, "'*" + anchor + "' has no finished '&" + anchor + "' before it");
        }
        count(sizes.getOrDefault(anchor, 0), place);
        return node;
    }

    private void count(int more, Place place) {
        values += more;
        if (values > MOST_VALUES) {
            throw problems.fatal(
                    place, "the file holds more than " + MOST_VALUES + " values, counting what aliases stand for");
        }
    }

    private void refuse(@Nullable String tag, Place place) {
        if (tag != null) {
            problems.add(place, "the tag '" + tag + "' means nothing here; remove it");
        }
    }

    private Node scalar(ScalarEvent event, Place place) {
        refuse(event.getTag(), place);
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        Node.Scalar.Style style = plain ? Node.Scalar.Style.PLAIN : Node.Scalar.Style.QUOTED;
        return new Node.Scalar(place, event.getValue(), style, event.getValue());
    }

    private Node collection(Event event, Place place, int depth) {
        if (event instanceof CollectionStartEvent start) {
            refuse(start.getTag(), place);
        }
        return event.is(Event.ID.MappingStart) ? mapping(place, depth) : sequence(place, depth);
    }

    private Node sequence(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        parser.getEvent();
        return new Node.Sequence(place, items);
    }

    private Node mapping(Place place, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Node key = node(depth + 1);
            Node value = node(depth + 1);
            if (!(key instanceof Node.Scalar name)) {
                problems.add(key.place(), "a key is a word, not " + key.kind());
            } else if (seen.add(name.text())) {
                entries.add(new Node.Entry(name.text(), name.place(), value));
            } else {
                problems.add(name.place(), "'" + name.text() + "' is here twice; keep one");
            }
        }
        parser.getEvent();
        return new Node.Mapping(place, entries);
    }

    private static Place place(@Nullable Mark mark) {
        return mark == null ? Place.FILE : new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
