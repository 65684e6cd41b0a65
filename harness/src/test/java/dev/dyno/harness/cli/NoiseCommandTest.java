package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseCommandTest {
    private static final String SCENARIO = """
            schema: dyno/scenario/v1
            name: small
            baseline: a
            candidates: { a: { model: 'demo:digits-fp32.onnx' }, b: { model: 'demo:digits-int8.onnx' } }
            devices: os:linux
            gate: { limits: { latency.p50: 2 % } }
            """;

    private Path folder = Path.of("");
    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
        terminal = new Terminal(temp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds 8 | --noise",
                "scenario.yaml | --noise",
                "--noise --rounds 5 | 6 to 999 with --noise, not 5",
                "--noise --rounds 1000 | not 1000",
                "--noise --fail-above latency.p50 | METRIC=SPREAD",
                "--noise --fail-above latncy.p50=2% | no metric that varies is called 'latncy.p50'",
                "--noise --fail-above model.size=2% | no metric that varies is called 'model.size'",
                "--noise --fail-above latency.p50=2 | '2 %'",
                "--noise --fail-above latency.p50=2ms | a share above 0",
                "--noise --fail-above latency.p50=0% | a share above 0",
                "--noise missing.yaml | missing.yaml",
            })
    void wrongUsageNamesItsCauseAndMeasuresNothing(String arguments, String cause) {
        Terminal.Answer answer = terminal.type(("doctor " + arguments).split(" "));

        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(cause).doesNotContain("\tat ");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void validateWarnsOfLimitsBelowTheNoiseOfDevicesThatAreMeant() {
        terminal.file("small.yaml", SCENARIO);
        keep("bench", "linux", 0.2);
        keep("phone", "android", 0.2);

        Terminal.Answer answer = terminal.type("validate", "small.yaml");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("valid scenario 'small'");
        assertThat(answer.err().lines())
                .singleElement()
                .asString()
                .startsWith("bench: warning: latency.p50: the limit is +2 %, but with 3 to 26 rounds");
    }

    @Test
    void validateSaysNothingOfADeviceThatIsQuietEnough() {
        terminal.file("small.yaml", SCENARIO);
        keep("bench", "linux", 0.01);

        assertThat(terminal.type("validate", "small.yaml").err()).isEmpty();
    }

    @Test
    void validateWarnsOfRoundsThatCanDecideNothing() {
        terminal.file("few.yaml", SCENARIO + "rounds: 5\n");
        terminal.file("enough.yaml", SCENARIO + "rounds: 6\n");

        assertThat(terminal.type("validate", "few.yaml")).satisfies(answer -> {
            assertThat(answer.code()).isZero();
            assertThat(answer.err()).contains("small: warning: 5 rounds decide nothing", "at least 6");
        });
        assertThat(terminal.type("validate", "enough.yaml").err()).isEmpty();
    }

    @Test
    void aNoiseFileThatIsNoneKeepsNothingFromWorking() throws IOException {
        terminal.file("small.yaml", SCENARIO);
        Path noise = Files.createDirectories(folder.resolve("results/noise"));
        Files.writeString(noise.resolve("bench.json"), "{\"schema\": \"\u001b[31mdyno/noise/v9\"}");

        Terminal.Answer answer = terminal.type("validate", "small.yaml");

        assertThat(answer.code()).isZero();
        assertThat(answer.err())
                .contains("bench.json: warning: not used", "doctor --noise")
                .doesNotContain("\u001b");
    }

    private void keep(String device, String os, double spread) {
        new NoiseFolder(folder.resolve("results/noise"))
                .write(new NoiseFloor(
                        device,
                        "1",
                        Map.of("os", os),
                        "0.1.0",
                        "noise-small",
                        "m.onnx",
                        Instant.EPOCH,
                        List.of(new MetricNoise("latency.p50", 12, spread, 0, false, 0))));
    }
}
