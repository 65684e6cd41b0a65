package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.record.BaselineRecord;
import dev.dyno.results.record.BaselineRecord.Series;
import dev.dyno.results.record.BaselineRecord.Value;
import dev.dyno.results.record.CandidateRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineJsonTest {
    @Test
    void what_is_written_is_read_back_with_the_uncertainty_of_each_value() {
        BaselineRecord baseline = new BaselineRecord(
                "v1",
                Instant.EPOCH,
                "run-1",
                Instant.EPOCH,
                "energy",
                "ab".repeat(32),
                Map.of("load", "single-stream"),
                new CandidateRecord("fp32", true, "m", "cd".repeat(32), 1, "onnxruntime", "cpu", 1, Map.of()),
                Map.of("phone", "1.0"),
                List.of(),
                List.of(new Series(
                        "phone",
                        "energy.per_inference",
                        List.of(new Value(1, 0.02, 100, 0.0005), new Value(2, 0.021, 100, 0)))));

        byte[] json = BaselineJson.write(baseline);

        assertThat(BaselineJson.read(json, "v1.json")).isEqualTo(baseline);
        assertThat(new String(json, StandardCharsets.UTF_8)).containsOnlyOnce("\"uncertainty\"");
    }
}
