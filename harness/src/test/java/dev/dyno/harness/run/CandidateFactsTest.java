package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dyno.harness.device.FileDigests;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Inputs;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.WarmUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateFactsTest {
    private static final String DIGEST = Sha256.of("model".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_candidate_is_what_lies_on_the_disk() throws IOException {
        Files.writeString(folder.resolve("base"), "model");
        Files.writeString(folder.resolve("other"), "larger model");

        List<CandidateRecord> records =
                new CandidateFacts(new FileDigests()).of(scenario(candidate("base", DIGEST), candidate("other", null)));

        assertThat(records).extracting(CandidateRecord::name).containsExactly("base", "other");
        assertThat(records).extracting(CandidateRecord::baseline).containsExactly(true, false);
        assertThat(records).extracting(CandidateRecord::modelBytes).containsExactly(5L, 12L);
        assertThat(records.get(0).modelSha256()).isEqualTo(DIGEST);
    }

    @Test
    void every_model_that_is_missing_or_another_is_told_at_once() throws IOException {
        Files.writeString(folder.resolve("base"), "another model");
        Scenario scenario = scenario(candidate("base", DIGEST), candidate("missing", null));

        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> new CandidateFacts(new FileDigests()).of(scenario))
                .satisfies(e -> {
                    assertThat(e.issues()).hasSize(2);
                    assertThat(e.issues().get(0).message()).contains(DIGEST, "out of date");
                    assertThat(e.issues().get(1).source()).isEqualTo("candidate missing");
                });
    }

    private Candidate candidate(String name, @Nullable String sha256) {
        return new Candidate(name, name, folder.resolve(name), sha256, "onnxruntime", "cpu", 1, Map.of());
    }

    private static Scenario scenario(Candidate baseline, Candidate other) {
        return new Scenario(
                "quick",
                "",
                List.of(baseline, other),
                baseline.name(),
                new Inputs.Random(1),
                null,
                WarmUp.DEFAULT,
                new LoadPattern.SingleStream(1, Duration.ZERO, Duration.ofSeconds(1)),
                Rounds.fixed(1),
                Duration.ofSeconds(60),
                Duration.ZERO,
                ConditionRules.DEFAULT,
                EnergyRules.DEFAULT,
                List.of(),
                Gate.NONE,
                DeviceSelector.ALL,
                "");
    }
}
