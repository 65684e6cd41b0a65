package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialMetricsTest {
    private final Answers answers = new Answers();

    @Test
    void every_metric_but_parity_has_a_value_or_a_reason_even_of_an_agent_that_reports_nothing() {
        TrialResult nothing = new TrialResult(
                1, "t", new TrialResult.Outcome.Completed(), null, null, null, Map.of(), Map.of(), null, List.of());

        Map<String, MetricValue> metrics = TrialMetrics.of(nothing, Evidence.of(new double[0], 7));

        assertThat(metrics.keySet())
                .containsExactlyInAnyOrderElementsOf(Metrics.all().stream()
                        .map(Metric::name)
                        .filter(name -> !name.startsWith("parity."))
                        .toList());
        assertThat(measured(metrics, Metrics.MODEL_SIZE).value()).isEqualTo(7);
        assertThat(metrics.values().stream().filter(Measured.class::isInstance)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10, latency.p50, 11",
        "63, latency.p90, 64",
        "129, latency.p95, 130",
        "661, latency.p99, 662",
    })
    void a_percentile_with_too_few_inferences_is_unavailable_and_names_the_cure(int n, String name, int floor) {
        Metric metric = Metrics.named(name).orElseThrow();

        assertThat(reason(of(constant(n)), metric))
                .contains("at least " + floor, "measured " + n, "load.single-stream.iterations");
        assertThat(measured(of(constant(floor)), metric).n()).isEqualTo(floor);
    }

    @Test
    void latencies_are_summarised_whatever_their_order_and_left_as_they_are() {
        double[] latencies = {0.003, 0.001, 0.002, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001};
        double[] before = latencies.clone();

        Map<String, MetricValue> metrics = of(latencies);

        assertThat(latencies).isEqualTo(before);
        assertThat(measured(metrics, Metrics.LATENCY_MAX).value()).isEqualTo(0.003);
        assertThat(measured(metrics, Metrics.LATENCY_MEAN).value()).isCloseTo(0.014 / 11, within(1e-12));
        assertThat(measured(metrics, Metrics.LATENCY_MEAN).n()).isEqualTo(11);
        assertThat(measured(metrics, Metrics.LATENCY_MEAN).provenance().kind()).isEqualTo(Provenance.Kind.TIMER);
    }

    @Test
    void starts_that_are_not_cold_are_the_sum_of_their_parts_or_say_why_there_are_none() {
        assertThat(reason(of(constant(1)), Metrics.WARM_START_TOTAL)).contains("no start but the cold one");

        answers.reading(Readings.WARM_START_MODEL_LOAD, Reading.of(0.25, "s", "timer", "clock"));
        answers.reading(Readings.WARM_START_FIRST_INFERENCE, Reading.of(0.5, "s", "timer", "clock"));
        answers.reading(Readings.CACHED_START_MODEL_LOAD, Reading.unavailable("s", "no cache in this build"));
        Map<String, MetricValue> metrics = of(constant(1));

        assertThat(measured(metrics, Metrics.WARM_START_TOTAL).value()).isEqualTo(0.75);
        assertThat(measured(metrics, Metrics.WARM_START_MODEL_LOAD).value()).isEqualTo(0.25);
        assertThat(reason(metrics, Metrics.CACHED_START_TOTAL)).isEqualTo("no cache in this build");
    }

    @Test
    void throughput_counts_the_whole_window_also_the_time_between_inferences() {
        answers.window = new TrialResult.Window(20, 0, 500_000_000);

        assertThat(measured(of(constant(20)), Metrics.THROUGHPUT).value()).isEqualTo(40);
    }

    @Test
    void a_window_without_a_length_gives_no_throughput_rather_than_an_infinite_one() {
        answers.window = new TrialResult.Window(20, 0, 0);

        assertThat(reason(of(constant(20)), Metrics.THROUGHPUT)).contains("no length");
    }

    @Test
    void totals_of_the_window_are_divided_among_its_inferences() {
        answers.reading(Readings.CPU_TIME, Reading.of(3, "s", "counter", "/proc/self/stat"));

        Measured time = measured(of(constant(12)), Metrics.CPU_TIME_PER_INFERENCE);

        assertThat(time.value()).isEqualTo(0.25);
        assertThat(time.n()).isEqualTo(12);
        assertThat(time.provenance()).isEqualTo(new Provenance(Provenance.Kind.COUNTER, "/proc/self/stat"));
    }

    @Test
    void a_total_without_inferences_is_not_passed_off_as_one_inference() {
        answers.reading(Readings.CPU_TIME, Reading.of(3, "s", "counter", "/proc/self/stat"));

        assertThat(reason(of(new double[0]), Metrics.CPU_TIME_PER_INFERENCE)).contains("no inference");
    }

    @Test
    void an_absent_reading_keeps_the_reason_of_the_agent_without_its_control_characters() {
        answers.reading(Readings.MEMORY_PEAK_RSS, Reading.unavailable("B", "no\u001b[31m such\nfile\u009b"));

        assertThat(reason(of(constant(1)), Metrics.MEMORY_PEAK_RSS)).isEqualTo("no such file");
    }

    @ParameterizedTest
    @CsvSource({
        "5, B, psychic, /proc/x, known words",
        "5, B, '', /proc/x, known words",
        "5, B, gauge, ' ', known words",
        "-5, B, gauge, /proc/x, never negative",
        "5, kB, gauge, /proc/x, instead of 'B'",
    })
    void a_reading_that_makes_no_sense_is_a_named_problem_and_no_crash(
            double value, String unit, String provenance, String source, String problem) {
        answers.reading(Readings.MEMORY_PEAK_RSS, Reading.of(value, unit, provenance, source));

        assertThat(reason(of(constant(1)), Metrics.MEMORY_PEAK_RSS)).contains(problem, Readings.MEMORY_PEAK_RSS);
    }

    @Test
    void an_absent_reading_without_a_reason_has_one_nevertheless() {
        answers.reading(Readings.MEMORY_PEAK_RSS, Reading.unavailable("B", "  "));

        assertThat(reason(of(constant(1)), Metrics.MEMORY_PEAK_RSS)).contains("gives no reason");
    }

    @Test
    void the_models_share_of_memory_is_what_the_agent_has_more_than_empty() {
        pss(100, 30);
        assertThat(measured(of(constant(1)), Metrics.MEMORY_MODEL_SHARE).value())
                .isEqualTo(70);

        pss(30, 100);
        assertThat(reason(of(constant(1)), Metrics.MEMORY_MODEL_SHARE)).contains("less memory with the model");
    }

    @Test
    void without_the_empty_agents_memory_there_is_no_share() {
        answers.reading(Readings.MEMORY_STEADY_PSS, Reading.of(100, "B", "gauge", "smaps"));

        assertThat(reason(of(constant(1)), Metrics.MEMORY_MODEL_SHARE)).contains(Readings.MEMORY_EMPTY_PSS);
    }

    @Test
    void a_cold_start_is_the_sum_of_its_phases() {
        answers.coldStart = new TrialResult.ColdStart(1_000, 20_000, 300_000, 4_000_000);

        assertThat(measured(of(constant(1)), Metrics.COLD_START_TOTAL).value()).isCloseTo(0.004321, within(1e-12));
        assertThat(measured(of(constant(1)), Metrics.COLD_START_MODEL_LOAD).value())
                .isCloseTo(0.0003, within(1e-12));
    }

    @Test
    void a_cold_start_beyond_all_bounds_does_not_turn_negative() {
        answers.coldStart = new TrialResult.ColdStart(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);

        assertThat(measured(of(constant(1)), Metrics.COLD_START_TOTAL).value()).isPositive();
    }

    @Test
    void without_the_start_of_the_process_there_is_no_total_but_the_other_phases_are_there() {
        answers.coldStart = new TrialResult.ColdStart(-1, 20_000, 300_000, 4_000_000);

        assertThat(reason(of(constant(1)), Metrics.COLD_START_TOTAL)).contains("when the process was started");
        assertThat(reason(of(constant(1)), Metrics.COLD_START_PROCESS)).contains("when the process was started");
        assertThat(measured(of(constant(1)), Metrics.COLD_START_FIRST_INFERENCE).value())
                .isCloseTo(0.004, within(1e-12));
    }

    @Test
    void accuracy_is_the_share_classified_right_and_n_their_number() {
        answers.accuracy = new TrialResult.AccuracyOutcome(3, 4);

        Measured accuracy = measured(of(constant(1)), Metrics.ACCURACY_TOP1);

        assertThat(accuracy.value()).isEqualTo(0.75);
        assertThat(accuracy.n()).isEqualTo(4);
    }

    @Test
    void accuracy_over_nothing_is_unavailable() {
        answers.accuracy = new TrialResult.AccuracyOutcome(0, 0);

        assertThat(reason(of(constant(1)), Metrics.ACCURACY_TOP1)).contains("accuracy");
    }

    private void pss(double steady, double empty) {
        answers.reading(Readings.MEMORY_STEADY_PSS, Reading.of(steady, "B", "gauge", "smaps"));
        answers.reading(Readings.MEMORY_EMPTY_PSS, Reading.of(empty, "B", "gauge", "smaps"));
    }

    private Map<String, MetricValue> of(double[] latencies) {
        return TrialMetrics.of(answers.completed(), Evidence.of(latencies, 1));
    }

    private static double[] constant(int n) {
        double[] latencies = new double[n];
        Arrays.fill(latencies, 0.001);
        return latencies;
    }

    private static Measured measured(Map<String, MetricValue> metrics, Metric metric) {
        assertThat(metrics.get(metric.name())).isInstanceOf(Measured.class);
        return (Measured) metrics.getOrDefault(metric.name(), new Unavailable("absent"));
    }

    private static String reason(Map<String, MetricValue> metrics, Metric metric) {
        assertThat(metrics.get(metric.name())).isInstanceOf(Unavailable.class);
        return ((Unavailable) metrics.getOrDefault(metric.name(), new Unavailable("absent"))).reason();
    }
}
