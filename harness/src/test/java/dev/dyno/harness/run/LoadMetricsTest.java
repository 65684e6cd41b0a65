package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialResult.WindowEnd;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.scenarios.LoadPattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each load pattern gives, and what it cannot. */
class LoadMetricsTest {
    private static final LoadPattern PERIODIC = Evidence.periodic(100, Duration.ofMillis(10), Duration.ofMillis(200));

    private final Answers answers = new Answers();

    @Test
    void frames_are_missed_when_done_too_late_or_never_and_dropped_when_never() {
        double[] latencies = constant(16, 0.004);
        latencies[3] = 0.0101;
        latencies[4] = 0.010; // right at its deadline is in time
        answers.window = new TrialResult.Window(16, 0, 200_000_000, 20, WindowEnd.COMPLETE);

        Map<String, MetricValue> metrics = of(PERIODIC, latencies, constant(16, 0.004));

        assertThat(measured(metrics, Metrics.FRAMES_MISSED_SHARE).value()).isEqualTo(5 / 20.0);
        assertThat(measured(metrics, Metrics.FRAMES_DROPPED_SHARE).value()).isEqualTo(4 / 20.0);
        assertThat(measured(metrics, Metrics.FRAMES_DROPPED_SHARE).n()).isEqualTo(20);
        assertThat(measured(metrics, Metrics.THROUGHPUT).value()).isEqualTo(80);
        assertThat(measured(metrics, Metrics.LATENCY_P50).provenance().source()).contains("when the frame was due");
        assertThat(reason(metrics, Metrics.LATENCY_P99)).contains("load.periodic.duration");
    }

    @Test
    void a_burst_compares_its_first_inference_with_the_median_of_its_others() {
        LoadPattern burst = new LoadPattern.Burst(5, Duration.ofSeconds(1), 3, Duration.ofSeconds(60));
        double[] services = {9, 2, 1, 1, 1, 4, 2, 2, 2, 2, 30, 3, 3, 3, 3};

        Map<String, MetricValue> metrics = of(burst, services, services);

        assertThat(measured(metrics, Metrics.BURST_WAKE_UP_RATIO).value())
                .as("of 9, 2, 10")
                .isEqualTo(9);
        assertThat(measured(metrics, Metrics.BURST_WAKE_UP_RATIO).n()).isEqualTo(3);
        assertThat(reason(metrics, Metrics.THROUGHPUT)).contains("rests on purpose");
        assertThat(new LoadMetrics(answers.completed(), Evidence.under(burst, services, services)).facts())
                .containsEntry("burst.ramp-microseconds", "9000000, 2000000, 2000000, 2000000, 2000000");
    }

    @Test
    void a_burst_of_too_few_says_how_to_get_a_ratio() {
        LoadPattern burst = new LoadPattern.Burst(3, Duration.ofSeconds(1), 3, Duration.ofSeconds(60));

        assertThat(reason(of(burst, constant(9, 1), constant(9, 1)), Metrics.BURST_WAKE_UP_RATIO))
                .contains("load.burst.inferences");
    }

    @Test
    void an_open_loops_latencies_count_from_the_arrival() {
        answers.window = new TrialResult.Window(20, 0, 1_000_000_000, 20, WindowEnd.COMPLETE);

        Map<String, MetricValue> metrics = of(poisson(20), constant(20, 0.03), constant(20, 0.01));

        assertThat(measured(metrics, Metrics.LATENCY_P50).value()).isCloseTo(0.03, within(1e-12));
        assertThat(measured(metrics, Metrics.LATENCY_P50).provenance().source()).contains("request's arrival");
    }

    @Test
    void more_requests_than_can_be_served_make_latencies_unavailable_with_both_rates() {
        answers.window = new TrialResult.Window(20, 0, 2_000_000_000, 50, WindowEnd.LONGEST);
        Map<String, MetricValue> metrics = of(poisson(50), constant(20, 0.5), constant(20, 0.1));

        assertThat(reason(metrics, Metrics.LATENCY_P50))
                .contains("overloaded", "50.00 requests", "10.00 can be served", "30 of 50");
        assertThat(measured(metrics, Metrics.THROUGHPUT).value()).isEqualTo(10);

        answers.window = new TrialResult.Window(50, 0, 5_000_000_000L, 50, WindowEnd.COMPLETE);
        assertThat(reason(of(poisson(50), constant(50, 2), constant(50, 0.1)), Metrics.LATENCY_MAX))
                .as("all were served, but only because the arrivals had ended")
                .contains("overloaded");
    }

    @Test
    void an_offline_load_counts_every_inference_of_a_batch_and_has_no_latency() {
        answers.window = new TrialResult.Window(20, 0, 2_000_000_000, 20, WindowEnd.COMPLETE);
        answers.reading(Readings.CPU_TIME, Reading.of(16, "s", "counter", "stat"));
        LoadPattern offline = new LoadPattern.Offline(8, 1, Duration.ZERO, Duration.ofSeconds(10));

        Map<String, MetricValue> metrics = of(offline, constant(20, 0.1), constant(20, 0.1));

        assertThat(measured(metrics, Metrics.THROUGHPUT).value()).isEqualTo(80);
        assertThat(measured(metrics, Metrics.CPU_TIME_PER_INFERENCE).value()).isEqualTo(0.1);
        assertThat(reason(metrics, Metrics.LATENCY_P50)).contains("offline", "throughput");
    }

    @Test
    void what_waiting_spun_is_no_inferences_processor_time() {
        answers.window = new TrialResult.Window(20, 0, 1_000_000_000, 20, WindowEnd.COMPLETE);
        answers.reading(Readings.CPU_TIME, Reading.of(0.3, "s", "counter", "stat"));
        answers.reading(Readings.WAIT_SPIN_SHARE, Reading.of(0.1, "1", "computed", "clock"));

        assertThat(measured(of(PERIODIC, constant(20, 0.004), constant(20, 0.004)), Metrics.CPU_TIME_PER_INFERENCE)
                        .value())
                .isCloseTo(0.01, within(1e-12));
    }

    @Test
    void a_sustained_load_compares_its_last_third_with_its_first() {
        LoadPattern sustained = new LoadPattern.Sustained(Duration.ofSeconds(1), Duration.ofSeconds(90), 0.5);
        double[] services = new double[90]; // 60 in the first 30 s, 30 in the last 60 s
        Arrays.fill(services, 0, 60, 0.5);
        Arrays.fill(services, 60, 90, 2);
        answers.window = new TrialResult.Window(90, 0, 90_000_000_000L, 90, WindowEnd.LONGEST);

        Map<String, MetricValue> metrics = of(sustained, services, services);

        assertThat(measured(metrics, Metrics.SUSTAINED_THROUGHPUT_RATIO).value())
                .isEqualTo(0.25);
        assertThat(measured(metrics, Metrics.SUSTAINED_P50_RATIO).value()).isCloseTo(4, within(1e-9));
        assertThat(new SustainedMetrics(answers.completed(), Evidence.under(sustained, services, services)).facts())
                .containsEntry("sustained.end", "longest");
    }

    @Test
    void a_lateness_that_the_latencies_show_is_told() {
        answers.reading(Readings.WAIT_LATENESS_MEAN, Reading.of(0.001, "s", "timer", "clock"));
        TrialSamples samples =
                Evidence.under(PERIODIC, constant(9, 0.004), constant(9, 0.003)).samples();

        assertThat(Punctuality.problem(answers.completed(), samples))
                .hasValueSatisfying(text -> assertThat(text).contains("1000 us late", "4.0 ms"));
        assertThat(Punctuality.facts(answers.completed())).containsEntry(Readings.WAIT_LATENESS_MEAN, "0.00100");
        answers.reading(Readings.WAIT_LATENESS_MEAN, Reading.of(0.00001, "s", "timer", "clock"));
        assertThat(Punctuality.problem(answers.completed(), samples)).isEmpty();
    }

    @Test
    void what_only_other_loads_have_is_unavailable_and_says_which() {
        Map<String, MetricValue> metrics = of(Evidence.SINGLE, constant(20, 1), constant(20, 1));

        for (Metric metric :
                List.of(Metrics.FRAMES_MISSED_SHARE, Metrics.BURST_WAKE_UP_RATIO, Metrics.SUSTAINED_THROUGHPUT_RATIO)) {
            assertThat(reason(metrics, metric)).startsWith("only a");
        }
    }

    private static LoadPattern poisson(double rate) {
        return new LoadPattern.Poisson(rate, 1, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private Map<String, MetricValue> of(LoadPattern load, double[] latencies, double[] services) {
        return TrialMetrics.of(answers.completed(), Evidence.under(load, latencies, services));
    }

    private static double[] constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static Measured measured(Map<String, MetricValue> metrics, Metric metric) {
        assertThat(metrics.get(metric.name())).as(metric.name()).isInstanceOf(Measured.class);
        return (Measured) metrics.getOrDefault(metric.name(), new Unavailable("absent"));
    }

    private static String reason(Map<String, MetricValue> metrics, Metric metric) {
        assertThat(metrics.get(metric.name())).as(metric.name()).isInstanceOf(Unavailable.class);
        return ((Unavailable) metrics.getOrDefault(metric.name(), new Unavailable("absent"))).reason();
    }
}
