package dev.dyno.harness.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseFolderTest {
    private Path home = Path.of("");
    private NoiseFolder folder = new NoiseFolder(home);

    @BeforeEach
    void set(@TempDir Path temp) {
        home = temp;
        folder = new NoiseFolder(temp.resolve("results/noise"));
    }

    @Test
    void aRunIsToldTheSpreadOfItsMetrics() {
        folder.write(noise("bench", "build 1"));

        KnownNoise known = folder.of(device("bench", "build 1"));

        assertThat(known.informed(scenario()).facts())
                .containsEntry("noise.latency.p50", "0.03142")
                .containsEntry("governor", "performance")
                .doesNotContainKey("noise.throughput");
        assertThat(known.issues(scenario()))
                .singleElement()
                .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING))
                .satisfies(issue -> assertThat(issue.message()).contains("latency.p50: the limit is +2 %", "8 rounds"));
        assertThat(known.expectedRounds(scenario())).isEmpty();
    }

    @Test
    void noiseOfAnotherBuildIsPassedOverWithANote() {
        folder.write(noise("bench", "build 1"));

        KnownNoise known = folder.of(device("bench", "build 2"));

        assertThat(known.floor()).isNull();
        assertThat(known.informed(scenario())).isEqualTo(device("bench", "build 2"));
        assertThat(known.issues(scenario()))
                .singleElement()
                .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Issue.Severity.INFO))
                .satisfies(issue -> assertThat(issue.message()).contains("build 1", "build 2", "doctor --noise"));
    }

    @Test
    void whatIsNotKnownIsNoIssue() {
        assertThat(folder.of(device("bench", "build 1")).issues(scenario())).isEmpty();
        assertThat(folder.all(DeviceSelector.ALL, new ArrayList<>())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schema\": \"dyno/noise/v2\"}", "\u0000"})
    void aFileThatIsNoneIsWarnedOf(String content) throws IOException {
        Files.createDirectories(folder.folder());
        Files.writeString(folder.file("bench"), content);

        KnownNoise known = folder.of(device("bench", "build 1"));

        assertThat(known.floor()).isNull();
        assertThat(known.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).contains("not used", "doctor --noise"));
    }

    @Test
    void aFileUnderAnotherDevicesNameIsWarnedOf() throws IOException {
        folder.write(noise("bench", "build 1"));
        Files.move(folder.file("bench"), folder.file("other"));

        assertThat(folder.of(device("other", "build 1")).floor()).isNull();
        List<Issue> issues = new ArrayList<>();
        assertThat(folder.all(DeviceSelector.ALL, issues)).isEmpty();
        assertThat(issues).hasSize(1);
    }

    @Test
    void aSelectorFindsDevicesAsTheyWere() {
        folder.write(noise("bench", "build 1"));
        folder.write(noise("attic", "build 1"));
        List<Issue> issues = new ArrayList<>();

        assertThat(folder.all(new DeviceSelector("os:linux"), issues))
                .extracting(NoiseFloor::device)
                .containsExactly("attic", "bench");
        assertThat(folder.all(new DeviceSelector("os:linux -attic"), issues))
                .extracting(NoiseFloor::device)
                .containsExactly("bench");
        assertThat(folder.all(new DeviceSelector("os:android"), issues)).isEmpty();
        assertThat(issues).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/b", "", ".hidden", "a\nb"})
    void aNameThatIsNoNameIsNoPath(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> folder.file(name));
    }

    private Scenario scenario() {
        String text = """
                schema: dyno/scenario/v1
                name: small
                baseline: a
                candidates: { a: { model: 'demo:digits-fp32.onnx' }, b: { model: 'demo:digits-int8.onnx' } }
                metrics: [latency.p50, latency.p90]
                rounds: 8
                gate: { limits: { latency.p50: 2 %, model.size: 0 % } }
                """;
        return ScenarioFiles.parse("s.yaml", text, home, new ScenarioContext(Map.of(), DemoModels.in(home)));
    }

    private static NoiseFloor noise(String device, String build) {
        return new NoiseFloor(
                device,
                build,
                Map.of("os", "linux"),
                "0.1.0",
                "noise-demo",
                "m.onnx",
                Instant.EPOCH,
                List.of(
                        new MetricNoise("latency.p50", 12, 0.0314159, 0, false, 0),
                        new MetricNoise("throughput", 12, 0.02, 0, false, 0)));
    }

    private static DeviceProfile device(String name, String build) {
        return new DeviceProfile(
                name, "local", "linux", build, "box", "chip", "x86_64", 2, 1, false, Map.of("governor", "performance"));
    }
}
