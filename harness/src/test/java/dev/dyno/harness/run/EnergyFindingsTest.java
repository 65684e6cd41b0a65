package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.energy.EnergyResult;
import dev.dyno.harness.energy.EnergyResult.Amount;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.scenarios.EnergyRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyFindingsTest {
    private static final EnergyRules RULES = new EnergyRules(0.05, Duration.ofSeconds(5), Duration.ofSeconds(60));
    private static final Provenance GAUGE = new Provenance(Provenance.Kind.GAUGE, "battery");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @Test
    void what_is_certain_enough_is_measured_with_its_uncertainty() {
        EnergyFindings findings = findings(0.04, List.of(Metrics.ENERGY_PER_INFERENCE));

        assertThat(findings.values()).containsEntry(Metrics.ENERGY_PER_INFERENCE, new Measured(0.1, 40, GAUGE, 0.004));
        assertThat(findings.values())
                .containsEntry(Metrics.ENERGY_PER_1000_INFERENCES, new Measured(200, 40, GAUGE, 2.0));
        assertThat(findings.next(WINDOW, RULES)).isEqualTo(WINDOW);
    }

    @Test
    void what_is_not_is_unavailable_and_asks_for_a_window_as_much_longer_as_it_is_too_uncertain() {
        EnergyFindings findings = findings(0.10, List.of(Metrics.ENERGY_PER_INFERENCE));

        assertThat(reason(findings, Metrics.ENERGY_PER_INFERENCE))
                .contains("100 mJ", "10.0 mJ", "10 s", "5 %", "energy.max-window");
        assertThat(findings.values().get(Metrics.POWER_MEAN)).isInstanceOf(Measured.class);
        assertThat(findings.next(WINDOW, RULES)).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void what_nobody_asked_for_lengthens_nothing() {
        assertThat(findings(0.10, List.of(Metrics.POWER_MEAN)).next(WINDOW, RULES))
                .isEqualTo(WINDOW);
    }

    @Test
    void no_window_grows_beyond_the_longest() {
        EnergyFindings findings = findings(5, List.of(Metrics.ENERGY_PER_INFERENCE));

        assertThat(findings.next(WINDOW, RULES)).isEqualTo(Duration.ofSeconds(60));
        assertThat(findings.next(Duration.ofSeconds(61), RULES)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_refusal_is_the_reason_of_every_metric_and_asks_for_more_only_where_that_helps() {
        for (boolean helps : new boolean[] {true, false}) {
            EnergyFindings findings =
                    EnergyFindings.of(new EnergyResult.Refused("it charges", helps), GAUGE, RULES, List.of(), WINDOW);

            assertThat(findings.values())
                    .hasSize(5)
                    .allSatisfy((metric, value) -> assertThat(value).isEqualTo(new Unavailable("it charges")));
            assertThat(findings.next(WINDOW, RULES).equals(WINDOW)).isEqualTo(!helps);
        }
    }

    private static EnergyFindings findings(double netRelative, List<Metric> asked) {
        EnergyResult result = new EnergyResult.Measured(
                new Amount(0.2, 0.002),
                new Amount(0.1, 0.1 * netRelative),
                new Amount(2, 0.02),
                new Amount(1, 0.02),
                40);
        return EnergyFindings.of(result, GAUGE, RULES, asked, WINDOW);
    }

    private static String reason(EnergyFindings findings, Metric metric) {
        MetricValue value = findings.values().get(metric);
        return value instanceof Unavailable unavailable ? unavailable.reason() : "";
    }
}
