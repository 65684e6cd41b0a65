package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoadReaderTest {
    static Stream<Arguments> loads() {
        return Stream.of(
                Arguments.of(
                        "periodic: { rate: 25 fps }",
                        new LoadPattern.Periodic(25, Duration.ofMillis(40), Duration.ofSeconds(10))),
                Arguments.of(
                        "periodic: { rate: 30 1/s, deadline: 100 ms, duration: 5 s }",
                        new LoadPattern.Periodic(30, Duration.ofMillis(100), Duration.ofSeconds(5))),
                Arguments.of(
                        "burst: { inferences: 7 }",
                        new LoadPattern.Burst(7, Duration.ofSeconds(2), 5, Duration.ofSeconds(60))),
                Arguments.of(
                        "burst: { idle: 1 s, bursts: 3, max-duration: 9 s }",
                        new LoadPattern.Burst(20, Duration.ofSeconds(1), 3, Duration.ofSeconds(9))),
                Arguments.of(
                        "poisson: { rate: 12.5 1/s, duration: 4 s }",
                        new LoadPattern.Poisson(12.5, 1, Duration.ofSeconds(4), Duration.ofSeconds(8))),
                Arguments.of(
                        "poisson: { rate: 20 1/s, seed: 9, duration: 4 s, max-duration: 5 s }",
                        new LoadPattern.Poisson(20, 9, Duration.ofSeconds(4), Duration.ofSeconds(5))),
                Arguments.of(
                        "offline: { batch: 8 }",
                        new LoadPattern.Offline(8, 100, Duration.ofSeconds(1), Duration.ofSeconds(10))),
                Arguments.of(
                        "sustained: { settled: 1 C }",
                        new LoadPattern.Sustained(Duration.ofMinutes(2), Duration.ofMinutes(10), 1)));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void every_pattern_is_read_and_saved_so_that_it_reads_again_as_the_same(String text, LoadPattern load) {
        Scenario scenario = Fixtures.parse(Fixtures.LEAST + "load: { " + text + " }\n");

        assertThat(scenario.load()).isEqualTo(load);
        assertThat(scenario.trialTimeLimit())
                .isGreaterThan(scenario.warmUp().maxDuration().plus(load.longest()));
        assertThat(Fixtures.parse(scenario.resolved())).isEqualTo(scenario);
        assertThat(SchemaCheck.scenario(scenario.resolved())).isEmpty();
        assertThat(load.words()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("loads")
    void a_window_is_lengthened_but_for_the_one_that_ends_by_itself(String text, LoadPattern load) {
        assertThat(load.lasting(Duration.ofMillis(1))).isEqualTo(load);
        LoadPattern longer = load.lasting(Duration.ofMinutes(30));

        if (load instanceof LoadPattern.Sustained) {
            assertThat(longer).isEqualTo(load);
        } else {
            assertThat(longer.shortest()).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
            assertThat(longer.longest()).isGreaterThanOrEqualTo(longer.shortest());
        }
    }

    @ParameterizedTest
    @MethodSource("loads")
    void the_usual_metrics_are_those_that_the_load_can_give(String text, LoadPattern load) {
        Scenario scenario = Fixtures.parse(Fixtures.LEAST + "load: { " + text + " }\n");

        assertThat(scenario.metrics())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(load.withholds(metric)).isEmpty());
    }

    @Test
    void each_pattern_has_metrics_that_only_it_gives() {
        Map<String, Metric> own = Map.of(
                "periodic: { rate: 25 fps }", Metrics.FRAMES_MISSED_SHARE,
                "burst: { inferences: 7 }", Metrics.BURST_WAKE_UP_RATIO,
                "sustained: { settled: 1 C }", Metrics.SUSTAINED_P50_RATIO);
        own.forEach((text, metric) -> assertThat(
                        Fixtures.parse(Fixtures.LEAST + "load: { " + text + " }\nmetrics: [" + metric.name() + "]\n")
                                .metrics())
                .containsExactly(metric));
    }

    @Test
    void a_period_of_thirty_frames_a_second_makes_three_hundred_frames_in_ten_seconds() {
        LoadPattern.Periodic periodic = new LoadPattern.Periodic(30, Duration.ofMillis(33), Duration.ofSeconds(10));
        assertThat(periodic.period()).isEqualTo(Duration.ofNanos(33_333_333));
        assertThat(periodic.frames()).isEqualTo(300);
    }
}
