package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.AccuracySet;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFilesTest {
    private static final String MODEL_SHA256 = "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4";

    private final Path folder;

    ScenarioFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void models() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/net.onnx"), "model");
        Files.write(folder.resolve("images.npy"), "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("labels.npy"), "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    private static Scenario load(Path file) {
        return ScenarioFiles.load(file, Fixtures.context(Map.of()));
    }

    private static String scenario(String candidate, String rest) {
        return """
                schema: dyno/scenario/v1
                name: files
                baseline: b
                candidates:
                  a:
                    %s
                  b:
                    model: demo:digits-fp32.onnx
                """.formatted(candidate) + rest;
    }

    @Test
    void relativePathsStartFromTheScenariosFolderAndAreSavedAbsolute() throws IOException {
        Scenario scenario = load(write(scenario("model: models/../models/net.onnx", """
                inputs: { files: [images.npy] }
                accuracy: { inputs: images.npy, labels: ./labels.npy }
                """)));

        Path root = folder.toAbsolutePath();
        Candidate other = scenario.candidates().get(1);
        assertThat(other.modelFile()).isEqualTo(root.resolve("models/net.onnx"));
        assertThat(other.model()).isEqualTo("net.onnx");
        assertThat(scenario.inputs()).isEqualTo(new Inputs.Files(List.of(root.resolve("images.npy"))));
        assertThat(scenario.accuracy())
                .isEqualTo(new AccuracySet(root.resolve("images.npy"), root.resolve("labels.npy")));

        Path elsewhere = Files.createDirectory(folder.resolve("run")).resolve("scenario.yaml");
        Files.writeString(elsewhere, scenario.resolved());
        assertThat(load(elsewhere)).isEqualTo(scenario);
    }

    @Test
    void theBaselineComesFirstAndTheOthersInTheFilesOrder() throws IOException {
        Scenario scenario =
                load(write(scenario("model: demo:digits-int8.onnx", "  c:\n    model: demo:digits-pruned.onnx\n")));

        assertThat(scenario.candidates()).extracting(Candidate::name).containsExactly("b", "a", "c");
    }

    @Test
    void aSavedScenarioLoadsAfterItsFilesAreGone() throws IOException {
        Scenario scenario = load(write(scenario(
                "{ model: models/net.onnx, sha256: " + MODEL_SHA256 + " }", "inputs: { files: [images.npy] }\n")));
        Path saved = Files.writeString(folder.resolve("scenario.yaml"), scenario.resolved());
        Files.delete(folder.resolve("models/net.onnx"));
        Files.delete(folder.resolve("images.npy"));

        assertThat(ScenarioFiles.loadSaved(saved, Fixtures.context(Map.of()))).isEqualTo(scenario);
        assertThatThrownBy(() -> load(saved)).hasMessageContaining("net.onnx, which does not exist");
    }

    @Test
    void aModelThatIsNotTheOneMeantIsRefusedWithItsDigest() throws IOException {
        Path file = write(scenario("{ model: models/net.onnx, sha256: " + "0".repeat(63) + "a }", ""));

        assertThatThrownBy(() -> load(file))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("s.yaml:6:39: 'sha256' is not the digest of ")
                .hasMessageContaining("which is " + MODEL_SHA256);
    }

    @Test
    void anEmptyModelAFolderAndAFileThatIsNoTensorAreRefused() throws IOException {
        Files.createFile(folder.resolve("empty.onnx"));
        Files.createDirectory(folder.resolve("folder.onnx"));
        Path file = write(
                scenario("model: empty.onnx", "  c: { model: folder.onnx }\ninputs: { files: [models/net.onnx] }\n"));

        assertThatThrownBy(() -> load(file))
                .hasMessageContaining(":6:12: 'model' names " + folder.resolve("empty.onnx") + ", which is empty")
                .hasMessageContaining("folder.onnx, which is not a file")
                .hasMessageContaining("net.onnx, which is not a .npy file");
    }

    @Test
    void aMisspeltModelIsSuggestedFromItsFolder() throws IOException {
        Path file = write(scenario("model: models/nte.onnx", ""));

        assertThatThrownBy(() -> load(file)).hasMessageEndingWith("does not exist; did you mean 'net.onnx'?");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithOneThatIs() throws IOException {
        write("");

        assertThatThrownBy(() -> load(folder.resolve("z.yaml")))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(folder.resolve("z.yaml") + ": does not exist; did you mean 's.yaml'?");
        assertThatThrownBy(() -> load(folder)).hasMessage(folder + ": is a folder; name a file in it");
    }

    @Test
    void anEmptyFileAndOneOfCommentsAreEmpty() throws IOException {
        for (String text : List.of("", "\n\n", "# only this\n", "\uFEFF")) {
            Path file = write(text);
            assertThatThrownBy(() -> load(file)).as("'%s'", text).hasMessage(file + ": is empty");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() throws IOException {
        Path file = Files.write(
                folder.resolve("s.yaml"), "schema: x\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> load(file)).hasMessage(file + ":2:10: is not UTF-8 text from here on");

        Files.write(file, new byte[] {'a', ':', ' ', 'b', '\n', (byte) 0xC3});
        assertThatThrownBy(() -> load(file)).hasMessage(file + ":2:1: is not UTF-8 text from here on");

        Files.writeString(file, "a: b\nc: \0d\n");
        assertThatThrownBy(() -> load(file)).hasMessage(file + ":2:4: the character U+0000 is not allowed here");
    }

    @Test
    @Timeout(20)
    void aHugeFileIsRefusedWithoutBeingRead() throws IOException {
        Path file = folder.resolve("s.yaml");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L << 20);
        }

        assertThatThrownBy(() -> load(file)).hasMessage(file + ": is larger than 256 KiB; is it the file you meant?");
    }

    @Test
    @Timeout(20)
    void aDeviceThatNeverEndsIsNotRead() {
        assertThatThrownBy(() -> load(Path.of("/dev/zero"))).hasMessage("/dev/zero: is not a regular file");
    }

    @Test
    @Timeout(20)
    void theLargestFileOfBracketsIsRefusedSoon() throws IOException {
        for (String pattern :
                List.of("[", "{a: ", "- ", "? ", "&a [", "a: {b: [", "'", "\"\\", "!", "| ", "*a ", "%")) {
            Path file = write(pattern.repeat(SourceText.LARGEST / pattern.length()));
            assertThatThrownBy(() -> load(file)).as(pattern).isInstanceOf(ScenarioException.class);
        }
    }

    @Test
    void oneHundredProblemsAreEnough() throws IOException {
        StringBuilder keys = new StringBuilder(Fixtures.LEAST);
        for (int i = 0; i < 150; i++) {
            keys.append("zz").append(i).append(": 1\n");
        }
        Path file = write(keys.toString());

        assertThatThrownBy(() -> load(file)).isInstanceOfSatisfying(ScenarioException.class, e -> {
            assertThat(e.issues()).hasSize(101);
            assertThat(e.issues().get(100).message()).isEqualTo("and 50 more problems");
        });
    }
}
