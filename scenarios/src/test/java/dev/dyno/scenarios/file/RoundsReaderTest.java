package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsReaderTest {
    private static final String GATE = "gate: { limits: { latency.p50: 2 % } }\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rounds: 8 | 8 | 8",
                "rounds: 1 | 1 | 1",
                "'' | 3 | 26",
                "rounds: { at-least: 6 } | 6 | 26",
                "rounds: { at-most: 9 } | 3 | 9",
                "rounds: { at-least: 2, at-most: 1000 } | 2 | 1000",
                "rounds: { at-least: 7, at-most: 7 } | 7 | 7",
            })
    void aNumberIsFixedAndARangeEndsEarly(String rounds, int atLeast, int atMost) {
        Scenario scenario = Fixtures.parse(Fixtures.LEAST + rounds + "\n" + GATE);

        assertThat(scenario.rounds()).isEqualTo(new Rounds(atLeast, atMost));
        assertThat(SchemaCheck.scenario(Fixtures.LEAST + rounds + "\n" + GATE)).isEmpty();
        assertThat(SchemaCheck.scenario(scenario.resolved())).isEmpty();
        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
    }

    @Test
    void withoutABoundNothingCanBeDecidedEarly() {
        assertThat(Fixtures.parse(Fixtures.LEAST).rounds()).isEqualTo(Rounds.fixed(8));
        assertThat(Fixtures.parse(Fixtures.LEAST + "gate: { budgets: { latency.p50: 2 ms } }\n")
                        .rounds())
                .isEqualTo(Rounds.SEQUENTIAL);
    }

    @Test
    void theResolvedTextSaysTheRangeBeforeTheGate() {
        assertThat(Fixtures.parse(Fixtures.LEAST + GATE).resolved())
                .contains("    max-duration: 10 s\nrounds:\n  at-least: 3\n  at-most: 26\ntrial-time-limit: 60 s\n");
    }

    @Test
    void extendingDoublesWhatIsPlannedButNotWhatIsWritten() {
        String extend = "gate: { limits: { latency.p50: 2 % }, on-inconclusive: extend }\n";
        Scenario scenario = Fixtures.parse(Fixtures.LEAST + "rounds: { at-most: 20 }\n" + extend);

        assertThat(scenario.gate().onInconclusive()).isEqualTo(Gate.Policy.EXTEND);
        assertThat(scenario.rounds()).isEqualTo(new Rounds(3, 40));
        assertThat(scenario.resolved()).contains("at-most: 20\n").contains("on-inconclusive: extend\n");
        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
        assertThat(SchemaCheck.scenario(scenario.resolved())).isEmpty();
        assertThat(Fixtures.parse(Fixtures.LEAST + extend).rounds()).isEqualTo(new Rounds(3, 52));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ at-least: 9, at-most: 8 } | block | s.yaml:9:33: 'at-most' is 8, which is below 'at-least', 9",
                "{ at-least: 30 } | block | s.yaml:9:21: 'at-least' is 30, which is above 'at-most', 26",
                "{ at-least: 1 } | block | s.yaml:9:21: 'at-least' is 1, but must be from 2 to 1000",
                "{ at-most: 1001 } | block | s.yaml:9:20: 'at-most' is 1001, but must be from 2 to 1000",
                "{ at-most: 501 } | extend | s.yaml:9:20: 'at-most' is 501, but must be from 2 to 500",
                "{ at-mots: 5 } | block | s.yaml:9:11: 'at-mots' is unknown here; did you mean 'at-most'?",
                "{ at-most: many } | block | s.yaml:9:20: 'at-most' is a whole number, not 'many'",
                "[3, 26] | block | s.yaml:9:9: 'rounds' is a whole number, or a mapping of 'at-least' and 'at-most', not a",
                "0 | block | s.yaml:9:9: 'rounds' is 0, but must be from 1 to 1000",
                "8 | extend | s.yaml:9:9: 'rounds' is a fixed number, which 'on-inconclusive: extend' cannot extend",
            })
    void whatIsWrongIsSaidAtItsPlace(String rounds, String policy, String message) {
        String text = Fixtures.LEAST + "rounds: " + rounds + "\n"
                + "gate: { limits: { latency.p50: 2 % }, on-inconclusive: " + policy + " }\n";

        assertThatThrownBy(() -> Fixtures.parse(text)).hasMessageContaining(message);
    }

    @Test
    void aRangeWithoutABoundIsAMistake() {
        assertThatThrownBy(() -> Fixtures.parse(Fixtures.LEAST + "rounds: { at-most: 9 }\n"))
                .hasMessageContaining("s.yaml:9:9: 'rounds' may end early only where the gate bounds something");
        // Where the bound itself is wrong, that alone is said.
        assertThatThrownBy(() -> Fixtures.parse(
                        Fixtures.LEAST + "rounds: { at-most: 9 }\ngate: { limits: { latency.p50: 2 } }\n"))
                .hasMessageContaining("needs a unit")
                .hasMessageNotContaining("may end early");
    }
}
