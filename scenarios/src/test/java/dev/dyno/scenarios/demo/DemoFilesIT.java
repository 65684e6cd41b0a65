package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFilesIT {
    @Test
    void are_the_recorded_bytes_on_every_machine() throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        for (String name : Digests.recorded().keySet()) {
            found.put(name, Sha256.of(Built.file(name)));
        }
        assertThat(found).isEqualTo(Digests.recorded());
    }

    @Test
    void come_into_a_cache_family_by_family(@TempDir Path cache) {
        List<String> progress = new ArrayList<>();
        DemoModels models = DemoModels.ensure(cache, progress::add, EnumSet.of(Family.MOBILENET));
        assertThat(models.digests().keySet()).containsExactlyElementsOf(Family.MOBILENET.names());
        assertThat(Digests.recorded()).containsAllEntriesOf(models.digests());
        assertThat(models.find("mobilenet-v2-fp32.onnx"))
                .hasValueSatisfying(file -> assertThat(file).isRegularFile());
        assertThat(models.find("digits-fp32.onnx"))
                .hasValueSatisfying(file -> assertThat(file).doesNotExist());
        assertThat(progress).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("mobilenet-v2: "));
    }

    @Test
    void shrink_with_each_variant() {
        assertThat(Built.MOBILENET.parameters()).isBetween(3_400_000L, 3_600_000L);
        assertThat(Built.MOBILENET.multiplications()).isBetween(290_000_000L, 310_000_000L);
        for (String format : List.of(".onnx", ".tflite")) {
            long full = Built.file("digits-fp32" + format).toFile().length();
            assertThat(Built.file("digits-int8" + format).toFile().length()).isLessThan(full / 3);
            assertThat(Built.file("digits-pruned" + format).toFile().length()).isLessThan(full / 2);
            assertThat(Built.file("mobilenet-v2-int8" + format).toFile().length())
                    .isLessThan(
                            Built.file("mobilenet-v2-fp32" + format).toFile().length() / 3);
        }
    }

    @Test
    void hold_a_thousand_labelled_digits() throws IOException {
        Tensor images = NpyFile.read(Built.file("digits-test-images.npy"));
        Tensor labels = NpyFile.read(Built.file("digits-test-labels.npy"));
        assertThat(images.type()).isEqualTo(ElementType.FLOAT32);
        assertThat(images.shape()).containsExactly(1000, 28, 28, 1);
        assertThat(labels.type()).isEqualTo(ElementType.INT64);
        assertThat(labels.shape()).containsExactly(1000);
        Map<Double, Integer> counts = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            counts.merge(labels.get(i), 1, Integer::sum);
        }
        assertThat(counts)
                .hasSize(10)
                .allSatisfy((digit, count) -> assertThat(count).isEqualTo(100));
        float[] seventh = Built.TEST_DIGITS.inputs().get(7);
        assertThat(images.get(7 * seventh.length + 300)).isEqualTo(seventh[300]);
    }
}
