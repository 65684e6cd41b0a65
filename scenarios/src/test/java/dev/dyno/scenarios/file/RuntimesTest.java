package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.file.Runtimes.KnownRuntime;
import dev.dyno.scenarios.file.Runtimes.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuntimesTest {
    private static final Runtimes RUNTIMES = new Runtimes(List.of(
            new KnownRuntime("abacus", ".aba", List.of("wood", "steel"), List.of(Option.number("rods", 1, 13))),
            new KnownRuntime("slide-rule", ".rule", List.of("pine"), List.of(Option.flag("oiled")))));

    private static List<Candidate> candidates(String first) {
        String text = """
                schema: dyno/scenario/v1
                name: runtimes
                baseline: a
                candidates:
                  a: { model: "demo:x.aba"%s }
                  b: { model: "demo:x.rule" }
                """.formatted(first);
        ModelResolver any = name -> Optional.of(Path.of("/demo", name));
        return ScenarioFiles.parse("s.yaml", text, Fixtures.FOLDER, new ScenarioContext(Map.of(), any, RUNTIMES))
                .candidates();
    }

    @Test
    void theRuntimeFollowsFromTheModelAndTheProviderFromTheRuntime() {
        assertThat(candidates(""))
                .extracting(Candidate::runtime, Candidate::provider, Candidate::threads)
                .containsExactly(tuple("abacus", "wood", 1), tuple("slide-rule", "pine", 1));
    }

    @Test
    void aCandidateSaysOtherwise() {
        Candidate candidate = candidates(", runtime: abacus, provider: steel, threads: 4, options: { rods: 13 }")
                .get(0);

        assertThat(candidate.provider()).isEqualTo("steel");
        assertThat(candidate.threads()).isEqualTo(4);
        assertThat(candidate.options()).isEqualTo(Map.of("rods", "13"));
    }

    @Test
    void whatAnotherRuntimeKnowsIsUnknown() {
        assertThatThrownBy(() -> candidates(", provider: pine, options: { oiled: true, rods: 14 }"))
                .hasMessageContaining("'provider' does not know 'pine'; known are wood, steel")
                .hasMessageContaining("'oiled' is unknown here; known are rods, added-work")
                .hasMessageContaining("'rods' is 14, but must be from 1 to 13");
    }

    @Test
    void aRuntimeThatRunsOtherModelsIsRefused() {
        assertThatThrownBy(() -> candidates(", runtime: slide-rule"))
                .hasMessageContaining("'runtime' is slide-rule, which cannot run demo:x.aba; abacus can");
    }
}
