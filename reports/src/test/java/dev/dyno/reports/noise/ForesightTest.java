package dev.dyno.reports.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Gate.Limit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForesightTest {
    private static final Limit TWO_PERCENT = new Limit(Metrics.LATENCY_P50, 0.02);

    @Test
    void aLimitBelowTheNoiseIsNamedWithTheRoundsThatWouldDo() {
        assertThat(foresight(Rounds.fixed(8), TWO_PERCENT).tooTight(noise(0.02)))
                .singleElement()
                .asString()
                .matches(
                        "latency\\.p50: the limit is \\+2 %, but with 8 rounds the smallest change that this device can"
                                + " show is [34]\\.\\d+ %; about (1[7-9]|2[0-2]) rounds would do");
        assertThat(foresight(Rounds.SEQUENTIAL, TWO_PERCENT).tooTight(noise(0.03)))
                .singleElement()
                .asString()
                .contains("with 3 to 26 rounds", "'at-most' of about ");
    }

    @Test
    void aLimitThatTheDeviceCanShowIsNotMentioned() {
        assertThat(foresight(Rounds.SEQUENTIAL, TWO_PERCENT).tooTight(noise(0.02)))
                .isEmpty();
        assertThat(foresight(Rounds.fixed(8), new Limit(Metrics.MODEL_SIZE, 0)).tooTight(noise(0.02)))
                .as("what cannot vary has no noise")
                .isEmpty();
        assertThat(foresight(Rounds.fixed(8), new Limit(Metrics.LATENCY_P90, 0.001))
                        .tooTight(noise(0.02)))
                .as("unknown noise says nothing")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.02", "0.001, 0.3"})
    void whereNoNumberOfRoundsWouldDoTheCureIsAnother(double limit, double spread) {
        assertThat(foresight(Rounds.fixed(8), new Limit(Metrics.LATENCY_P50, limit))
                        .tooTight(noise(spread)))
                .singleElement()
                .asString()
                .contains("no number of rounds up to 1000 would do");
    }

    @Test
    void roundsThatResembleEachOtherMakeItWorse() {
        Sensitivity plan = new Sensitivity(Rounds.fixed(20), 0.95);
        MetricNoise calm = new MetricNoise("latency.p50", 20, 0.02, 0, false, 0.3);
        MetricNoise drifting = new MetricNoise("latency.p50", 20, 0.02, 0, false, 0.6);

        double ratio = detectable(plan, drifting, Metrics.LATENCY_P50) / detectable(plan, calm, Metrics.LATENCY_P50);

        assertThat(ratio).isCloseTo(1.8, within(0.05));
    }

    @Test
    void aLossIsAShareOfTheBaselineWhicheverWayIsBetter() {
        Sensitivity plan = new Sensitivity(Rounds.fixed(8), 0.95);
        MetricNoise wild = new MetricNoise("m", 8, 0.5, 0, false, 0);
        double more = detectable(plan, wild, Metrics.LATENCY_P50);
        double less = detectable(plan, wild, Metrics.THROUGHPUT);

        assertThat((1 + more) * (1 - less)).isCloseTo(1, within(1e-12));
    }

    @Test
    void tooFewRoundsForTheConfidenceAreSaidToDecideNothing() {
        assertThat(foresight(Rounds.fixed(5), TWO_PERCENT).tooFewRounds())
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("5 rounds decide nothing", "95 %", "at least 6"));
        assertThat(foresight(Rounds.fixed(6), TWO_PERCENT).tooFewRounds()).isEmpty();
        assertThat(foresight(Rounds.SEQUENTIAL, TWO_PERCENT).tooFewRounds()).isEmpty();
        assertThat(foresight(Rounds.fixed(1), new Limit(Metrics.MODEL_SIZE, 0)).tooFewRounds())
                .isEmpty();
        assertThat(foresight(Rounds.fixed(5), TWO_PERCENT).tooTight(noise(0.5))).isEmpty();
    }

    @Test
    void aQuietDeviceIsExpectedToEndEarly() {
        double quiet = foresight(Rounds.SEQUENTIAL, TWO_PERCENT)
                .expectedRounds(noise(0.002))
                .orElseThrow();
        double noisy = foresight(Rounds.SEQUENTIAL, TWO_PERCENT)
                .expectedRounds(noise(0.03))
                .orElseThrow();

        assertThat(quiet).isBetween(3.0, 5.0);
        assertThat(noisy).isBetween(12.0, 30.0);
        assertThat(foresight(Rounds.fixed(8), TWO_PERCENT).expectedRounds(noise(0.01)))
                .isEmpty();
        assertThat(foresight(Rounds.SEQUENTIAL, new Limit(Metrics.LATENCY_P90, 0.1))
                        .expectedRounds(noise(0.01)))
                .isEmpty();
    }

    private static double detectable(Sensitivity plan, MetricNoise noise, Metric metric) {
        return plan.detectable(noise, metric).orElseThrow();
    }

    private static NoiseFloor noise(double spread) {
        return new NoiseFloor(
                "bench",
                "1",
                Map.of(),
                "0.1.0",
                "noise-demo",
                "m.onnx",
                Instant.EPOCH,
                List.of(new MetricNoise("latency.p50", 12, spread, 0, false, 0)));
    }

    private static Foresight foresight(Rounds rounds, Limit... limits) {
        return new Foresight(rounds, new Gate(Arrays.asList(limits), List.of(), 0.95, Gate.Policy.BLOCK));
    }
}
