package dev.dyno.scenarios.demo;

import dev.dyno.scenarios.demo.digits.DigitFiles;
import dev.dyno.scenarios.demo.mobilenet.MobileNetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Demo files that are built together, because they come from the same weights. */
public enum Family implements ModelCache.Entry {
    /** A network shaped like MobileNetV2, in single precision and in 8-bit integers. Takes about 3 s of processor time. */
    MOBILENET {
        @Override
        public List<String> names() {
            return MobileNetFiles.NAMES;
        }

        @Override
        public void build(Path folder, Consumer<String> progress) throws IOException {
            MobileNetFiles.build(folder, progress);
        }
    },

    /** A trained reader of drawn digits in three variants, and the inputs to try it on. Takes about 20 s of processor time. */
    DIGITS {
        @Override
        public List<String> names() {
            return DigitFiles.NAMES;
        }

        @Override
        public void build(Path folder, Consumer<String> progress) throws IOException {
            DigitFiles.build(folder, progress);
        }
    };

    /** The family that a demo file belongs to; empty if there is no such file. */
    public static Optional<Family> of(String name) {
        return Stream.of(values())
                .filter(family -> family.names().contains(name))
                .findFirst();
    }
}
