package dev.dyno.scenarios.demo;

import dev.dyno.scenarios.demo.digits.DigitFiles;
import dev.dyno.scenarios.demo.digits.DigitGraphs;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.mobilenet.MobileNetFiles;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.training.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo networks and their files, built once for all tests of this process. */
final class Built {
    static final Graph MOBILENET = MobileNetFiles.graph();
    static final QuantizedGraph MOBILENET_INT8 = MobileNetFiles.quantized(MOBILENET);
    static final DigitGraphs DIGITS = DigitGraphs.train(line -> {});
    static final Examples TEST_DIGITS = DigitGraphs.test();
    private static final Path FOLDER = write(Path.of("target", "demo-models"));

    private Built() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    private static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            MobileNetFiles.write(folder, MOBILENET, MOBILENET_INT8);
            DigitFiles.write(folder, DIGITS, TEST_DIGITS);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
