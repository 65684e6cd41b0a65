package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnergyReaderTest {
    private static final String METRICS = "metrics: [latency.p50, energy.per_inference]\n";

    @Test
    void every_key_is_read_and_the_time_limit_leaves_room_for_rests_and_longer_windows() {
        Scenario scenario = Fixtures.parse(
                Fixtures.LEAST + METRICS + "energy: { uncertainty: 2 %, idle: 3 s, max-window: 2 min }\n");

        assertThat(scenario.asksForEnergy()).isTrue();
        assertThat(scenario.energy()).isEqualTo(new EnergyRules(0.02, Duration.ofSeconds(3), Duration.ofMinutes(2)));
        assertThat(scenario.trialTimeLimit()).isEqualTo(Duration.ofSeconds(8 + 120 + 2 * 3 + 2 + 30));
    }

    @Test
    void a_bound_of_the_gate_asks_for_energy_too() {
        Scenario scenario = Fixtures.parse(Fixtures.LEAST + "gate: { budgets: { power.mean: 2 W } }\n");

        assertThat(scenario.asksForEnergy()).isTrue();
        assertThat(scenario.energy()).isEqualTo(EnergyRules.DEFAULT);
    }

    @Test
    void a_scenario_that_does_not_ask_for_energy_says_nothing_of_it() {
        Scenario scenario = Fixtures.parse(Fixtures.LEAST);

        assertThat(scenario.asksForEnergy()).isFalse();
        assertThat(scenario.resolved()).doesNotContain("energy");
        assertThat(scenario.trialTimeLimit()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void the_resolved_text_asks_for_the_same() {
        for (String text : new String[] {METRICS, METRICS + "energy: { idle: 3 s }\ntrial-time-limit: 5 min\n"}) {
            Scenario scenario = Fixtures.parse(Fixtures.LEAST + text);

            assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
            assertThat(SchemaCheck.scenario(scenario.resolved())).isEmpty();
        }
    }

    @Test
    void a_window_is_lengthened_and_never_shortened() {
        LoadPattern load = new LoadPattern.SingleStream(7, Duration.ofSeconds(2), Duration.ofSeconds(10));

        assertThat(load.lasting(Duration.ofSeconds(1))).isEqualTo(load);
        assertThat(load.lasting(Duration.ofSeconds(5)))
                .isEqualTo(new LoadPattern.SingleStream(7, Duration.ofSeconds(5), Duration.ofSeconds(10)));
        assertThat(load.lasting(Duration.ofSeconds(30)))
                .isEqualTo(new LoadPattern.SingleStream(7, Duration.ofSeconds(30), Duration.ofSeconds(30)));
    }
}
