package dev.dyno.scenarios;

import java.nio.file.Path;
import java.util.List;

/** What the models are fed in every inference of a trial. */
public sealed interface Inputs {
    /** Values from a seeded generator, the same for every candidate with the same input shapes and types. */
    record Random(long seed) implements Inputs {}

    /** Tensor files ({@code .npy}), one per model input, in the model's order. */
    record Files(List<Path> files) implements Inputs {
        public Files {
            files = List.copyOf(files);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("file inputs name at least one file");
            }
        }
    }
}
