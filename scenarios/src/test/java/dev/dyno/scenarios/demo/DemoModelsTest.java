package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoModelsTest {
    @Test
    void builds_the_recorded_bytes_on_every_machine() {
        assertThat(Built.MODELS.digests()).isEqualTo(Digests.recorded());
    }

    @Test
    void finds_every_file_by_name() {
        assertThat(Built.MODELS.names())
                .containsExactlyElementsOf(Digests.recorded().keySet());
        assertThat(Built.MODELS.names())
                .allSatisfy(name -> assertThat(Built.MODELS.find(name))
                        .hasValueSatisfying(path -> assertThat(path).isRegularFile()));
        assertThat(Built.MODELS.find("mobilenet-v3.onnx")).isEmpty();
    }

    @Test
    void tells_where_a_file_will_be_before_it_is_built(@TempDir Path cache) {
        Path file = DemoModels.in(cache).find("mobilenet-v2-int8.onnx").orElseThrow();
        assertThat(file).startsWithRaw(cache).doesNotExist();
    }

    @Test
    void does_nothing_when_everything_is_there() {
        assertThat(Built.MODELS.digests()).isNotEmpty();
        List<String> progress = new ArrayList<>();
        DemoModels again = DemoModels.ensure(Built.CACHE, progress::add);
        assertThat(progress).isEmpty();
        assertThat(again.digests()).isEqualTo(Built.MODELS.digests());
    }

    @Test
    void builds_a_damaged_cache_again_and_says_so(@TempDir Path cache) throws IOException {
        EnumSet<Family> families = EnumSet.of(Family.MOBILENET);
        DemoModels before = DemoModels.ensure(cache, line -> {}, families);
        Path file = before.find("mobilenet-v2-int8.tflite").orElseThrow();
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        List<String> progress = new ArrayList<>();
        DemoModels after = DemoModels.ensure(cache, progress::add, families);

        assertThat(progress.get(0)).contains("damaged");
        assertThat(after.digests()).isEqualTo(before.digests());
        assertThat(Digests.of(file)).isEqualTo(before.digests().get("mobilenet-v2-int8.tflite"));
    }

    @Test
    void explains_a_cache_that_cannot_be_written(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("cache"), "not a folder");
        assertThatThrownBy(() -> DemoModels.ensure(file, line -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("make the folder writable");
    }
}
