package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static String description(String value, Map<String, String> env) {
        return Fixtures.parse(Fixtures.LEAST + "description: " + value + "\n", env)
                .description();
    }

    @Test
    void aVariableIsFilledInWhereverAValueStands() {
        Scenario scenario =
                Fixtures.parse(Fixtures.LEAST + """
                        rounds: ${ROUNDS}
                        warm-up: { min-iterations: "${N}", tolerance: "${SHARE} %" }
                        metrics: [ "latency.${Q}" ]
                        """, Map.of("ROUNDS", "3", "N", "7", "SHARE", "2", "Q", "p99"));

        assertThat(scenario.rounds()).isEqualTo(Rounds.fixed(3));
        assertThat(scenario.warmUp().minIterations()).isEqualTo(7);
        assertThat(scenario.warmUp().tolerance()).isEqualTo(0.02);
        assertThat(scenario.metrics()).singleElement().extracting("name").isEqualTo("latency.p99");
    }

    @Test
    void theDefaultStandsInForWhatIsUnsetOrEmpty() {
        assertThat(description("${A:-one two}", Map.of())).isEqualTo("one two");
        assertThat(description("${A:-one}", Map.of("A", ""))).isEqualTo("one");
        assertThat(description("${A:-one}", Map.of("A", "two"))).isEqualTo("two");
        assertThat(description("a${A:-}b", Map.of())).isEqualTo("ab");
    }

    @Test
    void aDoubledDollarIsTheTextItself() {
        assertThat(description("$${A} $A $$ {A}", Map.of("A", "x"))).isEqualTo("${A} $A $$ {A}");
    }

    @Test
    void whatAVariableHoldsIsAValueAndNeverYamlOrAnotherVariable() {
        String hostile = "x\nrounds: 1\n# ${B} \" '";

        assertThat(description("${A}", Map.of("A", hostile, "B", "no"))).isEqualTo(hostile);
    }

    @Test
    void everyUnsetVariableIsNamedAndNothingElseIsSaidOfItsPlace() {
        assertThatThrownBy(() -> Fixtures.parse(Fixtures.LEAST + "rounds: ${A}\nload: ${B}\nmetrics: [ \"${C}\" ]\n"))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        e -> assertThat(e.issues())
                                .extracting("source")
                                .containsExactly("s.yaml:9:9", "s.yaml:10:7", "s.yaml:11:12"));
    }

    @Test
    void anEmptyVariableIsSaidToBeEmpty() {
        assertThatThrownBy(() -> description("${A}", Map.of("A", "")))
                .hasMessageContaining("the variable A is not set")
                .hasMessageContaining("set, but empty");
    }

    @Test
    void theResolvedTextHoldsNoVariableAndMeansTheSame() {
        Scenario scenario = Fixtures.parse(
                Fixtures.LEAST + "description: ${A} and $${B}\ndevices: ${D}\nrounds: ${N}\n",
                Map.of("A", "\"quoted\": \\ #", "D", "os:linux -emulator", "N", "4"));

        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
    }

    @Test
    void secretsStayOutOfTheResolvedText() {
        Map<String, String> env = Map.of("API_TOKEN", "hunter2", "db_password", "hunter3", "PLAIN", "shown");
        Scenario scenario =
                Fixtures.parse(Fixtures.LEAST + "description: ${PLAIN} ${API_TOKEN} ${db_password:-x}\n", env);

        assertThat(scenario.description()).isEqualTo("shown hunter2 hunter3");
        assertThat(scenario.resolved()).contains("shown ${API_TOKEN:-redacted}").doesNotContain("hunter");
        assertThat(Fixtures.parse(scenario.resolved(), env)).isEqualTo(scenario);
        assertThat(Fixtures.parse(scenario.resolved()).description()).isEqualTo("shown redacted redacted");
    }
}
