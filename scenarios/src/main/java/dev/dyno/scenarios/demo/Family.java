package dev.dyno.scenarios.demo;

import dev.dyno.scenarios.demo.mobilenet.MobileNetFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Demo files that are built together, because they come from the same weights. */
public enum Family {
    /** A network shaped like MobileNetV2, in single precision and in 8-bit integers. */
    MOBILENET("mobilenet") {
        @Override
        public List<String> names() {
            return MobileNetFiles.NAMES;
        }

        @Override
        Map<String, byte[]> build(Consumer<String> progress) {
            return MobileNetFiles.build(progress);
        }
    };

    private final String folder;

    Family(String folder) {
        this.folder = folder;
    }

    /** The family that a demo file belongs to; empty if there is no such file. */
    public static Optional<Family> of(String name) {
        return Stream.of(values())
                .filter(family -> family.names().contains(name))
                .findFirst();
    }

    /** The files, in alphabetical order. */
    public abstract List<String> names();

    String folder() {
        return folder;
    }

    /** The contents of all files by name. */
    abstract Map<String, byte[]> build(Consumer<String> progress);
}
