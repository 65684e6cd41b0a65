package dev.dyno.scenarios.file;

import dev.dyno.scenarios.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which program makes a candidate's inferences, for the runtimes that are programs. */
final class ProgramReader {
    private static final String ON_DEVICE = "device:";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final String PATH = "/[A-Za-z0-9._/+@ -]{1,300}";
    private static final int MOST_ARGUMENTS = 200;

    private final Section candidate;

    ProgramReader(Section candidate) {
        this.candidate = candidate;
    }

    /**
     * The program.
     *
     * @param usual the tool's own name, which a device finds by itself
     */
    Candidate.Program read(String usual) {
        Optional<Field> given = candidate.field("tool");
        if (given.isEmpty()) {
            candidate.save("tool", usual);
            return new Candidate.Program(usual, null, arguments());
        }
        Field field = given.get();
        String text = field.text();
        if (text.matches(NAME)) {
            return there(field, text);
        }
        if (text.startsWith(ON_DEVICE)) {
            String path = text.substring(ON_DEVICE.length());
            if (!path.matches(PATH)) {
                field.problem("is no absolute path on a device: '" + path + "'");
            }
            return there(field, path);
        }
        FileReference file = FileReference.of(field);
        candidate.save("tool", file.saved());
        return new Candidate.Program(file.shown(), file.file(), arguments());
    }

    private Candidate.Program there(Field field, String tool) {
        candidate.save("tool", field.value().saved());
        return new Candidate.Program(tool, null, arguments());
    }

    /** Says what is wrong where there is a key that only programs have. */
    static void refuse(Section candidate, List<String> programs) {
        for (String key : List.of("tool", "arguments")) {
            @Nullable Node node = candidate.find(key);
            if (node != null) {
                candidate
                        .reading()
                        .problem(
                                node.place(),
                                "'" + key + "' is for runtimes that are tools: " + String.join(", ", programs));
            }
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        List<Object> saved = new ArrayList<>();
        Node node = candidate.find("arguments");
        if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    Field field = new Field("arguments", scalar, candidate.reading());
                    arguments.add(scalar.text());
                    saved.add(field.value().saved());
                } else if (!(item instanceof Node.Unset)) {
                    candidate.reading().problem(item.place(), "'arguments' lists texts, not " + item.kind());
                }
            }
        } else if (node != null) {
            candidate.reading().problem(node.place(), "'arguments' is a list of texts, such as [-p, 512]");
        }
        if (arguments.size() > MOST_ARGUMENTS) {
            candidate.reading().problem(candidate.place(), "'arguments' are more than " + MOST_ARGUMENTS);
        }
        candidate.save("arguments", saved);
        return arguments;
    }

    /** Whether any candidate is a program. */
    static boolean any(List<Candidate> candidates) {
        return candidates.stream().anyMatch(candidate -> candidate.program() != null);
    }
}
