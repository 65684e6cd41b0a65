package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.ConditionRules.Policy;
import dev.dyno.scenarios.Scenario;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConditionsReaderTest {
    private static final String ALL = """
            conditions:
              max-temperature: 38.5 C
              max-slope: 0.6 C/min
              max-foreign-share: 10 %
              min-battery: 30 %
              charging: refuse
              throttle: allow
              awake: require
              wait: 10 min
            """;

    @Test
    void every_condition_is_read_with_its_unit() {
        assertThat(Fixtures.parse(Fixtures.LEAST + ALL).conditions())
                .isEqualTo(new ConditionRules(
                        OptionalDouble.of(38.5),
                        OptionalDouble.of(0.01),
                        OptionalDouble.of(0.1),
                        OptionalDouble.of(0.3),
                        Policy.REFUSE,
                        Policy.ALLOW,
                        true,
                        Duration.ofMinutes(10)));
    }

    @Test
    void a_scenario_without_conditions_asks_for_none() {
        assertThat(Fixtures.parse(Fixtures.LEAST).conditions()).isEqualTo(ConditionRules.DEFAULT);
    }

    @Test
    void the_resolved_text_asks_for_the_same() {
        for (String text : new String[] {Fixtures.LEAST + ALL, Fixtures.LEAST}) {
            Scenario scenario = Fixtures.parse(text);

            assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
        }
        assertThat(SchemaCheck.scenario(Fixtures.parse(Fixtures.LEAST + ALL).resolved()))
                .isEmpty();
    }
}
