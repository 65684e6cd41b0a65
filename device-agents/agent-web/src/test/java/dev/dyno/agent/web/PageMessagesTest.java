package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that say what they should not. */
@SuppressWarnings("NullAway.Init") // JUnit and the method before the tests do that
class PageMessagesTest {
    @TempDir
    private Path folder;

    private PageState state;
    private PageMessages messages;

    @BeforeEach
    void begin() {
        state = new PageState(() -> 0);
        messages = new PageMessages(TinyTrial.spec(Path.of("/nowhere"), 1), folder, state);
    }

    private PageMessages.Reply take(String name, String text) throws IOException {
        return messages.take(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<script>alert(1)</script>",
                "{}",
                "{\"protocol\": 99}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "null",
                "{\"protocol\": 2, \"trialId\": \"r01-tiny\", \"outcome\": {\"kind\": \"completed\"}, \"clock\": [],"
                        + " \"readings\": {\"x\": {\"unit\": \"s\", \"value\": NaN, \"provenance\": \"timer\","
                        + " \"source\": \"s\"}}, \"facts\": {}, \"validity\": []}"
            })
    void aResultThatIsNoneEndsTheTrialByName(String text) throws IOException {
        assertThat(take(TrialFiles.RESULT, text).status()).isEqualTo(400);

        assertThat(state.failure()).startsWith("the page's result.json is malformed");
        assertThat(state.result()).isNull();
    }

    @Test
    void anotherTrialsResultIsRefused() throws IOException {
        take(
                TrialFiles.RESULT,
                "{\"protocol\": 2, \"trialId\": \"other\", \"outcome\": {\"kind\": \"completed\"}, \"clock\": [],"
                        + " \"readings\": {}, \"facts\": {}, \"validity\": []}");

        assertThat(state.failure()).contains("another trial: other");
    }

    @ParameterizedTest
    @CsvSource({"samples.csv", "outputs.npy", "result.json", "beat", "inputs"})
    void nothingIsReadWithoutEnd(String name) throws IOException {
        assertThat(messages.take(name, new Endless()).status()).isEqualTo(400);

        assertThat(state.failure()).contains("more than").contains("bytes");
        assertThat(folder.resolve(name)).doesNotExist();
    }

    @Test
    void samplesThatRunBackwardsAreRefused() throws IOException {
        take(TrialFiles.SAMPLES, "phase,iteration,start_ns,latency_ns\nmeasure,0,100,5\nmeasure,1,50,5\n");

        assertThat(state.failure()).contains("out of order");
        assertThat(folder.resolve(TrialFiles.SAMPLES)).doesNotExist();
    }

    @Test
    void outputsThatAreNoNumbersMakeTheTrialWorthless() throws IOException {
        Path file = folder.resolve("nan.npy");
        NpyFile.write(file, Tensor.of(List.of(3), 1, Float.NaN, 2));

        assertThat(messages.take(TrialFiles.OUTPUTS, Files.newInputStream(file)).status())
                .isEqualTo(204);

        assertThat(state.doubts()).singleElement().asString().contains("NaN or infinity in 1 of 3 places");
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32 1,x", "float32 -5", "text 1", "float32 1,1,1,1,1,1,1,1,1", "float32 999999999"})
    void inputsThatNoModelHasAreRefused(String port) throws IOException {
        assertThat(take("inputs", port).status()).isEqualTo(400);
    }

    @Test
    void inputsAreThoseOfTheSeedInTheOrderOfTheModel() throws IOException {
        PageMessages.Reply reply = take("inputs", "float32 -1,2\nint64 \n");

        assertThat(reply.headers()).containsEntry("X-Dyno-Shapes", "1,2;");
        assertThat(reply.body()).hasSize(2 * 4 + 8);
    }

    @Test
    void aBeatIsKept() throws IOException {
        byte[] beat = HeartbeatJson.write(new Heartbeat(TinyTrial.ID, 0, "measure\u0007", 12, 5));

        assertThat(messages.take("beat", new ByteArrayInputStream(beat)).status())
                .isEqualTo(204);

        assertThat(state.phase()).isEqualTo("measure");
        assertThat(state.iterations()).isEqualTo(12);
    }

    @Test
    void nothingElseIsTaken() throws IOException {
        assertThat(take("../spec.json", "x").status()).isEqualTo(404);
        assertThat(take("agent.log", "x").status()).isEqualTo(404);
    }

    /** As many bytes as anyone wants to read. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            java.util.Arrays.fill(bytes, from, from + count, (byte) 'x');
            return count;
        }
    }
}
