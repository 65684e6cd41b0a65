package dev.dyno.scenarios.file;

import dev.dyno.scenarios.CommandWords;
import dev.dyno.scenarios.RecordedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the commands of a recorded device from the tree of their file: rows, or rows under {@code commands}. */
final class RecordingReader {
    static final String SCHEMA = "dyno/commands/v1";

    private static final String ROWS = "commands";

    private final Reading reading;
    private final List<RecordedCommand> commands = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    RecordingReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * The commands, in order.
     *
     * @throws dev.dyno.results.error.ScenarioException with every problem found
     */
    List<RecordedCommand> read(Node root) {
        if (rows(root) instanceof Node.Sequence rows) {
            rows.items().forEach(this::row);
        }
        reading.problems().throwIfAny();
        return commands;
    }

    private @Nullable Node rows(Node root) {
        if (root instanceof Node.Sequence || (root instanceof Node.Scalar scalar && scalar.isNothing())) {
            return root;
        }
        Section section = Section.of("a list of commands", root, reading)
                .knowing("schema", ROWS)
                .requiring(ROWS);
        if (section.find("schema") != null) {
            SchemaName.check(section, SCHEMA);
        }
        Node rows = section.find(ROWS);
        if (rows != null && !(rows instanceof Node.Sequence)) {
            reading.problem(rows.place(), "'" + ROWS + "' is a list of rows, not " + rows.kind());
        }
        return rows;
    }

    private void row(Node node) {
        int before = reading.problems().count();
        Section row = Section.of("a command", node, reading)
                .knowing("command", "stdout", "stderr", "exit")
                .requiring("command");
        List<String> words = words(row.find("command"));
        Path stdout = file(row, "stdout");
        Path stderr = file(row, "stderr");
        int exit = row.integer("exit", 0, 0, 255);
        if (reading.problems().count() == before) {
            commands.add(new RecordedCommand(words, stdout, stderr, exit));
        }
    }

    /** Written as one line, or as a list of words. */
    private List<String> words(@Nullable Node node) {
        List<String> words = new ArrayList<>();
        if (node instanceof Node.Scalar line) {
            words.addAll(CommandWords.of(line.text()));
        } else if (node instanceof Node.Sequence list
                && list.items().stream().allMatch(Node.Scalar.class::isInstance)) {
            list.items().forEach(word -> words.add(((Node.Scalar) word).text()));
        } else if (node != null) {
            reading.problem(node.place(), "'command' is a line or a list of words, not " + node.kind());
            return words;
        }
        if (node != null && words.isEmpty()) {
            reading.problem(node.place(), "'command' names no program");
        } else if (node != null && !seen.add(words)) {
            reading.problem(node.place(), "'" + String.join(" ", words) + "' is recorded twice; keep one");
        }
        return words;
    }

    private @Nullable Path file(Section row, String key) {
        Node node = row.entries().stream().anyMatch(entry -> isNothing(entry, key)) ? null : row.find(key);
        if (node == null) {
            return null;
        }
        Optional<Field> field = row.field(key);
        return field.isPresent() ? inside(field.get()) : null;
    }

    /** No file is what an empty value says here; elsewhere it would be a slip. */
    private static boolean isNothing(Node.Entry entry, String key) {
        return entry.key().equals(key)
                && entry.value() instanceof Node.Scalar scalar
                && (scalar.isNothing() || scalar.text().isEmpty());
    }

    private @Nullable Path inside(Field field) {
        String named = field.value().text();
        try {
            Path real = reading.folder().toRealPath();
            Path file = real.resolve(named).normalize();
            if (!file.startsWith(real) || !Files.exists(file)) {
                field.problem(
                        file.startsWith(real)
                                ? "names " + named + ", which is not in the recording" + Suggestions.sibling(file)
                                : "names " + named + ", which lies outside of the recording");
            } else if (!file.toRealPath().startsWith(real)) {
                field.problem("names " + named + ", which leads out of the recording");
            } else if (!Files.isRegularFile(file)) {
                field.problem("names " + named + ", which is not a file");
            } else {
                return file;
            }
        } catch (InvalidPathException | IOException e) {
            field.problem("names " + named + ", which cannot be read: " + e.getMessage());
        }
        return null;
    }
}
