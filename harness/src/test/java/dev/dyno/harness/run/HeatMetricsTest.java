package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.protocol.TrialResult;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMetricsTest {
    private static final TrialResult.Window WINDOW = new TrialResult.Window(3, 10_000_000_000L, 10_000_000_000L);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void temperatures_are_those_of_the_window_with_its_edges_averaged() throws IOException {
        Map<String, MetricValue> metrics = of("""
                t_ns,temperature_c
                9000000000,90
                10000000000,40
                11000000000,42
                15000000000,56
                19000000000,50
                20000000000,52
                20100000000,99
                """);

        assertThat(measured(metrics, Metrics.TEMPERATURE_START).value()).isEqualTo(41);
        assertThat(measured(metrics, Metrics.TEMPERATURE_MAX).value()).isEqualTo(56);
        assertThat(measured(metrics, Metrics.TEMPERATURE_RISE).value()).isEqualTo(10);
    }

    @Test
    void a_cap_below_what_the_processor_can_do_is_throttling() throws IOException {
        Map<String, MetricValue> metrics = of("""
                t_ns,rss_bytes,temperature_c,cpu_cap_share
                10000000000,1,,1
                14000000000,1,,0.8
                16000000000,1,,1
                19000000000,1,,0.9
                """);

        assertThat(measured(metrics, Metrics.THERMAL_THROTTLED_SHARE).value()).isCloseTo(0.3, within(1e-9));
        assertThat(measured(metrics, Metrics.THERMAL_TIME_TO_THROTTLE).value()).isCloseTo(4, within(1e-9));
        assertThat(reason(metrics, Metrics.TEMPERATURE_MAX)).contains("no temperature");
    }

    @Test
    void a_thermal_status_above_none_is_throttling_and_none_at_all_takes_the_whole_window() throws IOException {
        Map<String, MetricValue> hot = of("t_ns,thermal_status\n10000000000,0\n15000000000,2\n");
        assertThat(measured(hot, Metrics.THERMAL_THROTTLED_SHARE).value()).isCloseTo(0.5, within(1e-9));

        Map<String, MetricValue> cool = of("t_ns,thermal_status\n10000000000,0\n15000000000,0\n");
        assertThat(measured(cool, Metrics.THERMAL_THROTTLED_SHARE).value()).isZero();
        assertThat(measured(cool, Metrics.THERMAL_TIME_TO_THROTTLE).value()).isEqualTo(10);
        assertThat(measured(cool, Metrics.THERMAL_TIME_TO_THROTTLE).provenance().source())
                .startsWith("at least");
    }

    @Test
    void what_a_device_does_not_tell_is_unavailable_and_never_zero() throws IOException {
        Map<String, MetricValue> metrics = of("t_ns,temperature_c,cpu_cap_share\n10000000000,,\n12000000000,,\n");
        assertThat(reason(metrics, Metrics.THERMAL_THROTTLED_SHARE)).contains("neither a cap");
        assertThat(reason(metrics, Metrics.THERMAL_TIME_TO_THROTTLE)).contains("neither a cap");
        assertThat(reason(metrics, Metrics.TEMPERATURE_RISE)).contains("no temperature");

        assertThat(reason(of("t_ns,temperature_c\n1,40\n"), Metrics.TEMPERATURE_MAX))
                .contains("telemetry.interval");
        assertThat(reason(of("nonsense"), Metrics.TEMPERATURE_MAX)).contains("cannot be read");
        assertThat(reason(metrics(HeatTrack.read(null, WINDOW)), Metrics.TEMPERATURE_MAX))
                .contains("telemetry.interval");
    }

    @Test
    void a_window_of_less_than_a_second_has_no_rise() throws IOException {
        Map<String, MetricValue> metrics = of("t_ns,temperature_c\n10000000000,40\n10500000000,41\n");
        assertThat(reason(metrics, Metrics.TEMPERATURE_RISE)).contains("too short");
        assertThat(measured(metrics, Metrics.TEMPERATURE_START).value()).isEqualTo(40.5);
    }

    @Test
    void slowing_down_in_the_window_is_told_also_without_a_thermal_status() throws IOException {
        assertThat(track("""
                t_ns,cpu_cap_share
                9000000000,1
                10000000000,1
                14000000000,0.6
                16000000000,0.8
                19000000000,1
                """).slowed())
                .hasValue("a processor's clock was capped at 60 % of what it can do, in 50 % of the readings,"
                        + " first after 4.0 s of the measured window");
        assertThat(track("t_ns,thermal_status,cpu_cap_share\n10000000000,0,\n15000000000,2,\n")
                        .slowed())
                .hasValueSatisfying(how -> assertThat(how).startsWith("its thermal status rose to 2, in 50 %"));
    }

    @Test
    void a_cap_of_the_whole_trial_and_one_around_the_window_are_no_slowing_down() throws IOException {
        assertThat(track("t_ns,cpu_cap_share\n9000000000,0.5\n10000000000,0.5\n15000000000,0.49999\n")
                        .slowed())
                .isEmpty();
        assertThat(track("t_ns,cpu_cap_share\n9000000000,0.5\n10000000000,1\n15000000000,1\n21000000000,0.5\n")
                        .slowed())
                .isEmpty();
        assertThat(track("t_ns,cpu_cap_share\n9000000000,1\n10000000000,0.5\n15000000000,0.5\n")
                        .slowed())
                .as("it began to throttle before the window")
                .isPresent();
        assertThat(track("t_ns,cpu_cap_share\n10000000000,\n15000000000,\n").slowed())
                .isEmpty();
    }

    private Map<String, MetricValue> of(String telemetry) throws IOException {
        return metrics(track(telemetry));
    }

    private HeatTrack track(String telemetry) throws IOException {
        return HeatTrack.read(Files.writeString(folder.resolve("telemetry.csv"), telemetry), WINDOW);
    }

    private static Map<String, MetricValue> metrics(HeatTrack heat) {
        Answers answers = new Answers();
        answers.window = WINDOW;
        return TrialMetrics.of(answers.completed(), new TrialEvidence(Evidence.SINGLE, TrialSamples.none(), heat, 1));
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
