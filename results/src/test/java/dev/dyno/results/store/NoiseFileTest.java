package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFileTest {
    private static final NoiseFloor NOISE = new NoiseFloor(
            "bench",
            "Linux 6.1",
            Map.of("os", "linux", "soc", "a \"chip\"\u001b[31m"),
            "0.1.0",
            "demo",
            "m.onnx on onnxruntime/cpu, 1 thread",
            Instant.parse("2026-01-31T12:00:00Z"),
            List.of(
                    new MetricNoise("latency.p50", 12, 0.0123, -0.001, true, 0.25),
                    new MetricNoise("throughput", 2, 0, 0, false, -1)));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsBackAsItWasWritten() {
        Path file = folder.resolve("new/folder/bench.json");

        NoiseFile.write(file, NOISE);

        assertThat(NoiseFile.read(file)).isEqualTo(NOISE);
        assertThat(file)
                .content()
                .startsWith("{\n  \"schema\" : \"dyno/noise/v1\",\n")
                .endsWith("}\n");
        assertThat(file.resolveSibling("bench.json.part")).doesNotExist();
    }

    @Test
    void everyFieldMustBeThereAndOfItsType() throws IOException {
        for (String name : List.of("schema", "device", "build", "facts", "dyno_version", "metrics", "measured_at")) {
            assertRefused(root -> root.remove(name), "'" + name + "' is missing");
            assertRefused(root -> root.put(name, 7), "/" + name);
        }
        for (String name : List.of("metric", "rounds", "spread", "position", "position_visible", "autocorrelation")) {
            assertRefused(root -> metric(root).remove(name), "/metrics/0: '" + name + "' is missing");
            assertRefused(root -> metric(root).putNull(name), "/metrics/0/" + name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spread | -0.1",
                "spread | 11",
                "spread | 1e999",
                "position | 11",
                "autocorrelation | 1.5",
                "rounds | 1",
                "rounds | 3000000000",
                "metric | \"../../etc\"",
                "metric | \"throughput\"",
            })
    void whatCannotBeIsRefused(String field, String value) throws IOException {
        assertRefused(root -> metric(root).set(field, new ObjectMapper().readTree(value)), "bench.json: ");
    }

    @Test
    void anotherVersionIsRefusedWithTheCure() throws IOException {
        assertRefused(root -> root.put("schema", "dyno/noise/v2"), "'dyno/noise/v2'", "measure anew");
    }

    @Test
    void whatIsNoNoiseFloorIsRefused() throws IOException {
        Path file = folder.resolve("bench.json");
        Files.write(file, new byte[2 << 20]);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NoiseFile.read(file))
                .withMessageContaining("larger than");
        Files.writeString(file, "{\"schema\": \"dyno/noise/v1\", \"schema\": \"dyno/noise/v1\"}");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NoiseFile.read(file))
                .withMessageContaining("not JSON");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NoiseFile.read(folder.resolve("none.json")))
                .withMessageContaining("no such file");
    }

    @Test
    void aMetricIsThereOnce() {
        assertThat(NOISE.of("latency.p50"))
                .hasValueSatisfying(noise -> assertThat(noise.rounds()).isEqualTo(12));
        assertThat(NOISE.of("latency.p90")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoiseFloor(
                        "d",
                        "b",
                        Map.of(),
                        "v",
                        "s",
                        "m",
                        Instant.EPOCH,
                        List.of(NOISE.metrics().get(0), NOISE.metrics().get(0))));
    }

    private interface Change {
        void to(ObjectNode root) throws IOException;
    }

    private void assertRefused(Change change, String... words) throws IOException {
        Path file = folder.resolve("bench.json");
        NoiseFile.write(file, NOISE);
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = (ObjectNode) mapper.readTree(file.toFile());
        change.to(root);
        mapper.writeValue(file.toFile(), root);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NoiseFile.read(file))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static ObjectNode metric(ObjectNode root) {
        return (ObjectNode) root.path("metrics").get(0);
    }
}
