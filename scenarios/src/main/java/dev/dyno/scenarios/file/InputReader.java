package dev.dyno.scenarios.file;

import dev.dyno.scenarios.AccuracySet;
import dev.dyno.scenarios.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the models are fed, and the labelled inputs. */
final class InputReader {
    private InputReader() {}

    static Inputs inputs(Section scenario) {
        Section inputs = scenario.section("inputs").knowing("random", "files");
        boolean files = inputs.find("files") != null;
        if (files && inputs.find("random") != null) {
            inputs.reading().problem(inputs.place(), "'inputs' are 'random' or 'files', not both");
        }
        if (!files) {
            int seed = inputs.section("random").knowing("seed").integer("seed", 1, 0, Integer.MAX_VALUE);
            return new Inputs.Random(seed);
        }
        List<FileReference> references = inputFiles(inputs);
        inputs.save("files", references.stream().map(FileReference::saved).toList());
        return references.isEmpty()
                ? new Inputs.Random(1)
                : new Inputs.Files(references.stream().map(FileReference::file).toList());
    }

    private static List<FileReference> inputFiles(Section inputs) {
        List<FileReference> references = new ArrayList<>();
        Node node = inputs.find("files");
        if (node instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    references.add(TensorFiles.of(new Field("files", scalar, inputs.reading())));
                } else if (!(item instanceof Node.Unset)) {
                    inputs.reading().problem(item.place(), "'files' lists file names, not " + item.kind());
                }
            }
        } else if (node != null) {
            inputs.reading().problem(node.place(), "'files' is a list of .npy files, one per model input");
        }
        return references;
    }

    static @Nullable AccuracySet accuracy(Section scenario) {
        if (scenario.find("accuracy") == null) {
            return null;
        }
        Section accuracy =
                scenario.section("accuracy").knowing("inputs", "labels").requiring("inputs", "labels");
        return new AccuracySet(tensor(accuracy, "inputs"), tensor(accuracy, "labels"));
    }

    private static Path tensor(Section accuracy, String key) {
        Optional<FileReference> reference = accuracy.field(key).map(TensorFiles::of);
        reference.ifPresent(r -> accuracy.save(key, r.saved()));
        return reference.map(FileReference::file).orElse(Path.of(key));
    }
}
