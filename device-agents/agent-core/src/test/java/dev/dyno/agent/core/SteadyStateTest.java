package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.protocol.TrialSpec.WarmUp;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    private static final WarmUp RULE = WarmUp.DEFAULT;

    @Test
    void aSteadySeriesIsSteadyAfterMoreThanTheAgreeingIterations() {
        assertThat(iterationsUntilSteady(RULE, i -> 10_000_000)).isEqualTo(41);
    }

    @Test
    void theLeastTimeIsWaitedFor() {
        assertThat(iterationsUntilSteady(RULE, i -> 1_000_000)).isEqualTo(250);
    }

    @Test
    void theLeastIterationsAreWaitedFor() {
        assertThat(iterationsUntilSteady(new WarmUp(100, 0, 8_000_000_000L, 0.04, 40), i -> 10_000_000))
                .isEqualTo(100);
    }

    @Test
    void aSlowFirstInferenceDoesNotEchoForHundreds() {
        assertThat(iterationsUntilSteady(RULE, i -> i == 0 ? 100_000_000 : 10_000_000))
                .isBetween(60, 500);
        assertThat(iterationsUntilSteady(RULE, i -> i == 0 ? 15_000_000 : 10_000_000))
                .isLessThan(80);
    }

    @Test
    void aFallingSeriesIsNotSteadyWhileItFalls() {
        int fallsFor = 70;
        int until = iterationsUntilSteady(RULE, i -> 10_000_000 - 100_000L * Math.min(i, fallsFor));
        assertThat(until).isGreaterThan(fallsFor);
    }

    @Test
    void noiseThatAveragesOutIsSteady() {
        Random random = new Random(11);
        assertThat(iterationsUntilSteady(RULE, i -> 10_000_000 + (long) (300_000 * random.nextGaussian())))
                .isLessThan(200);
    }

    @Test
    void aSeriesThatNeverSettlesEndsAtTheLongestTime() {
        SteadyState state = new SteadyState(RULE);
        long elapsed = 0;
        while (!state.steady(elapsed) && !state.exhausted(elapsed)) {
            long latency = state.iterations() / 20 % 2 == 0 ? 5_000_000 : 15_000_000;
            state.accept(latency);
            elapsed += latency;
        }
        assertThat(state.steady(elapsed)).isFalse();
        assertThat(elapsed).isBetween(RULE.maxNanos(), RULE.maxNanos() + 15_000_000);
    }

    private static int iterationsUntilSteady(WarmUp rule, IntToLongFunction latencies) {
        SteadyState state = new SteadyState(rule);
        long elapsed = 0;
        while (!state.steady(elapsed)) {
            assertThat(state.iterations()).isLessThan(100_000);
            long latency = latencies.applyAsLong(state.iterations());
            state.accept(latency);
            elapsed += latency;
        }
        return state.iterations();
    }
}
