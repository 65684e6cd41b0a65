package dev.dyno.reports.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseMeasurementTest {
    private static final int ROUNDS = 12;

    @Test
    void readsTheSpreadOfAPairOffTheRun() {
        Random random = new Random(5);
        NoiseFloor noise = measure(run(400).values("bench", "base", Metrics.LATENCY_P50, round -> 0.01)
                .values(
                        "bench",
                        "base-copy",
                        Metrics.LATENCY_P50,
                        round -> 0.01 * Math.exp(0.03 * random.nextGaussian())));

        assertThat(noise.device()).isEqualTo("bench");
        assertThat(noise.build()).isEqualTo("Linux 6.1.0 / Debian 12");
        assertThat(noise.subject()).isEqualTo("demo:base on onnxruntime/cpu, 1 thread");
        assertThat(noise.facts()).containsEntry("soc", "Core i7-1360P").containsEntry("governor", "performance");
        MetricNoise p50 = noise.of("latency.p50").orElseThrow();
        assertThat(p50.rounds()).isEqualTo(400);
        assertThat(p50.spread()).isCloseTo(0.03, within(0.003));
        assertThat(p50.positionVisible()).isFalse();
    }

    @Test
    void whoRunsSecondIsSeenToBeSlower() {
        MadeUpRun run = run(ROUNDS);
        Random random = new Random(1);
        for (String candidate : new String[] {"base", "base-copy"}) {
            run.values(
                    "bench",
                    candidate,
                    Metrics.LATENCY_P50,
                    round -> 0.01
                            * (position(candidate, round) == 2 ? 1.05 : 1)
                            * Math.exp(0.001 * random.nextGaussian()));
            for (int round = 1; round <= ROUNDS; round++) {
                int position = position(candidate, round);
                run.change("bench", candidate, round, trial -> at(position, trial));
            }
        }

        MetricNoise p50 = measure(run).of("latency.p50").orElseThrow();

        assertThat(p50.position()).isCloseTo(Math.log(1.05), within(0.002));
        assertThat(p50.positionVisible()).isTrue();
        assertThat(p50.autocorrelation()).isLessThan(-0.5);
        assertThat(p50.spread()).isGreaterThan(0.04);
    }

    @Test
    void takesOnlyRoundsInWhichBothCount() {
        MadeUpRun run = run(ROUNDS)
                .values("bench", "base", Metrics.LATENCY_P50, round -> round == 5 ? 0 : 0.01)
                .values("bench", "base-copy", Metrics.LATENCY_P50, round -> 0.01 + 0.0001 * (round % 3));
        run.fail("bench", "base", 1, "crashed").invalidate("bench", "base-copy", 2, "throttled");
        run.remove("bench", "base", 3);

        assertThat(measure(run).of("latency.p50").orElseThrow().rounds()).isEqualTo(ROUNDS - 4);
    }

    @Test
    void leavesOutWhatCannotVaryAndWhatIsTooFew() {
        MadeUpRun run = run(3).values("bench", "base", Metrics.LATENCY_P50, round -> 0.01)
                .values("bench", "base-copy", Metrics.LATENCY_P50, round -> 0.01)
                .metric(Metrics.MODEL_SIZE);

        assertThat(measure(run).metrics()).isEmpty();
        assertThat(measure(run(ROUNDS)
                                .values("bench", "base", Metrics.MODEL_SIZE, round -> 5)
                                .values("bench", "base-copy", Metrics.MODEL_SIZE, round -> 5))
                        .metrics())
                .isEmpty();
    }

    @Test
    void aDeviceThatRepeatsItselfExactlyHasNoNoise() {
        MadeUpRun run = run(ROUNDS)
                .values("bench", "base", Metrics.MEMORY_PEAK_RSS, round -> 4096)
                .values("bench", "base-copy", Metrics.MEMORY_PEAK_RSS, round -> 4096);

        assertThat(measure(run).metrics()).containsExactly(new MetricNoise("memory.peak_rss", ROUNDS, 0, 0, false, 0));
    }

    private static MadeUpRun run(int rounds) {
        return new MadeUpRun(rounds).device("bench").candidate("base").candidate("base-copy");
    }

    private static NoiseFloor measure(MadeUpRun run) {
        RunRecord record = run.record();
        return NoiseMeasurement.of(record, record.devices().get(0));
    }

    private static int position(String candidate, int round) {
        return candidate.equals("base") == (round % 2 == 0) ? 1 : 2;
    }

    private static TrialRecord at(int position, TrialRecord trial) {
        return new TrialRecord(
                trial.id(),
                trial.round(),
                position,
                trial.device(),
                trial.candidate(),
                trial.state(),
                trial.validity(),
                trial.issues(),
                trial.metrics(),
                trial.facts(),
                trial.files(),
                trial.startedAt(),
                trial.deviceSeconds());
    }
}
