package dev.dyno.scenarios.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Knows the files behind {@code demo:NAME}. */
@FunctionalInterface
public interface ModelResolver {
    /** Knows none. */
    ModelResolver NONE = name -> Optional.empty();

    /**
     * Where the demo file with the given name is, or will be once it has been built; empty if there is no such name.
     *
     * @param demoName what stands behind {@code demo:}, for example {@code mobilenet-v2-int8.onnx}
     */
    Optional<Path> find(String demoName);

    /** Every name it knows, for suggestions; may be empty. */
    default Set<String> names() {
        return Set.of();
    }
}
