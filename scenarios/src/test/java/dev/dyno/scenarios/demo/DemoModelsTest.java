package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoModelsTest {
    private final Path cache;

    DemoModelsTest(@TempDir Path cache) {
        this.cache = cache;
    }

    @Test
    void tells_where_a_file_will_be_before_it_is_built() {
        Path file = DemoModels.in(cache).find("mobilenet-v2-int8.onnx").orElseThrow();
        assertThat(file).startsWithRaw(cache).hasFileName("mobilenet-v2-int8.onnx");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void knows_every_file_of_every_family_and_no_other() {
        DemoModels models = DemoModels.in(cache);
        assertThat(models.names()).containsExactlyElementsOf(Digests.recorded().keySet());
        assertThat(models.names())
                .allSatisfy(name -> assertThat(models.find(name)).isPresent());
        assertThat(models.find("mobilenet-v3.onnx")).isEmpty();
    }

    @Test
    void tells_the_family_of_a_file() {
        assertThat(Family.of("digits-test-labels.npy")).contains(Family.DIGITS);
        assertThat(Family.of("mobilenet-v2-fp32.tflite")).contains(Family.MOBILENET);
        assertThat(Family.of("")).isEmpty();
    }

    @Test
    void explains_a_cache_that_cannot_be_written() throws IOException {
        Path file = Files.writeString(cache.resolve("cache"), "not a folder");
        assertThatThrownBy(() -> DemoModels.ensure(file, line -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("make the folder writable");
    }
}
