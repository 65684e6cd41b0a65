package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.harness.energy.EnergyResult.Measured;
import dev.dyno.harness.energy.EnergyResult.Refused;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyEstimatorTest {
    private static final int TRIALS = 120;

    @ParameterizedTest
    @CsvSource({
        // period, mean, step, noise, drift
        "0.1, true, 0.004, 0.02, 0",
        "0.25, false, 0.004, 0.02, 0.01",
        "0.25, true, 0.04, 0.004, 0.02",
        "0.5, true, 0.04, 0.05, 0.02",
        "1, true, 0.004, 0.02, 0",
        "1, false, 0.02, 0.05, 0.01",
    })
    void theIntervalHasTheTruthInItAsOftenAsItSays(
            double period, boolean mean, double step, double noise, double drift) {
        int covered = 0;
        int measured = 0;
        for (int i = 0; i < TRIALS; i++) {
            Bench bench = new Bench(i);
            bench.idleWatts = 0.7 + 0.002 * i;
            bench.netWatts = 2.2 + 0.0037 * i;
            bench.period = period;
            bench.mean = mean;
            bench.step = step;
            bench.noise = noise;
            bench.drift = drift;
            if (EnergyEstimator.estimate(bench.gauge(), bench.windows()) instanceof Measured result) {
                double error = Math.abs(result.net().value() - bench.truth());
                measured++;
                covered += error <= result.net().uncertainty95() ? 1 : 0;
                assertThat(error / bench.truth()).isLessThan(0.05);
            }
        }
        assertThat(measured).isGreaterThan(TRIALS * 9 / 10);
        assertThat((double) covered / measured).isGreaterThan(0.9);
    }

    @Test
    void aGaugeThatIsLateLosesNothingAtTheEdges() {
        for (boolean mean : new boolean[] {true, false}) {
            Bench bench = new Bench(1);
            bench.period = 1;
            bench.mean = mean;
            bench.noise = 0.002;
            bench.seconds = 12;

            Measured result = measured(bench);

            // Summing up what the gauge showed in the window would lose half a second to a second of twelve.
            assertThat(result.net().value() / bench.truth()).isCloseTo(1, within(0.005));
            assertThat(result.net().relative()).isLessThan(0.02);
        }
    }

    @Test
    void grossIsNetAndIdle() {
        Bench bench = new Bench(2);

        Measured result = measured(bench);

        double idleJoules = result.idle().value() * bench.seconds / Bench.INFERENCES;
        assertThat(result.gross().value()).isCloseTo(result.net().value() + idleJoules, within(1e-12));
        assertThat(result.mean().value()).isCloseTo(3.3, within(0.02));
        assertThat(result.idle().value()).isCloseTo(0.8, within(0.02));
        assertThat(result.readings()).isBetween(60L, 90L);
    }

    @Test
    void idlePowerThatRisesIsFollowedByALine() {
        Bench bench = new Bench(3);
        bench.slope = 0.01;

        Measured result = measured(bench);

        // Without the window after, idle power would be taken for 0.14 W less than it is, 5.6 % of the load.
        assertThat(result.net().value() / bench.truth()).isCloseTo(1, within(0.01));
    }

    @Test
    void uncertaintyFallsWithTheWindow() {
        double[] uncertainty = IntStream.of(10, 40)
                .mapToDouble(seconds -> {
                    Bench bench = new Bench(4);
                    bench.noise = 0.2;
                    bench.period = 0.1;
                    bench.seconds = seconds;
                    return measured(bench).mean().uncertainty95();
                })
                .toArray();
        assertThat(uncertainty[1]).isLessThan(0.65 * uncertainty[0]);
    }

    @Test
    void whatTheLoadFluctuatesByIsNoErrorOfAGaugeThatShowsMeans() {
        double[] uncertainty = new double[2];
        for (int i = 0; i < 2; i++) {
            Bench bench = new Bench(3);
            bench.mean = i == 0;
            bench.fluctuation = 0.1;
            bench.noise = 0.004;
            uncertainty[i] = measured(bench).mean().uncertainty95();
        }
        assertThat(uncertainty[0]).isLessThan(0.5 * uncertainty[1]);
    }

    @Test
    void coarserStepsAreLessCertain() {
        double[] uncertainty = new double[2];
        for (int i = 0; i < 2; i++) {
            Bench bench = new Bench(5);
            bench.noise = 0;
            bench.step = i == 0 ? 0.004 : 0.04;
            uncertainty[i] = measured(bench).net().uncertainty95();
        }
        assertThat(uncertainty[1]).isGreaterThan(5 * uncertainty[0]);
    }

    @Test
    void aCounterIsExactButForWhenItChanged() {
        for (int i = 0; i < 50; i++) {
            Bench bench = new Bench(i);
            EnergyTrack.Counter counter = bench.counter(61e-6);

            Measured result = (Measured) EnergyEstimator.estimate(counter, bench.windows());

            assertThat(result.net().value() / bench.truth()).isCloseTo(1, within(0.02));
            assertThat(result.net().relative()).isLessThan(0.04);
        }
    }

    @Test
    void aCounterOfCoarseStepsIsExactAtItsChanges() {
        Bench bench = new Bench(7);
        bench.idleSeconds = 30;
        bench.seconds = 60;
        bench.period = 0.05;
        EnergyTrack.Counter counter = bench.counter(4);

        Measured result = (Measured) EnergyEstimator.estimate(counter, bench.windows());

        assertThat(result.net().value() / bench.truth()).isCloseTo(1, within(0.02));
    }

    @Test
    void aCounterWhoseStepsAreTooFewIsRefused() {
        Bench bench = new Bench(8);

        assertThat(EnergyEstimator.estimate(bench.counter(14), bench.windows()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason())
                            .contains("too coarse", "idle window before", "14.0 J", "'energy: idle'");
                    assertThat(refused.longerHelps()).isFalse();
                });
    }

    @Test
    void whatNeverChangesIsStale() {
        refuses(bench -> bench.frozenAt = 0, "never changed", "stale");
    }

    @Test
    void aCacheThatMissesTheLoadIsStale() {
        refuses(
                bench -> {
                    bench.noise = 0;
                    bench.drift = 0.02;
                    bench.frozenAt = 10;
                },
                "stale");
    }

    @Test
    void aGaugeThatStandsStillAmidTheLoadIsStale() {
        refuses(bench -> bench.frozenAt = 20, "stale");
    }

    @Test
    void gapsAreRejected() {
        refuses(bench -> bench.gap = new Span(15, 20), "measured window", "without a gap");
        refuses(bench -> bench.gap = new Span(32, 34), "idle window after", "without a gap");
    }

    @Test
    void aShortGapCostsItsPieceOnly() {
        Bench bench = new Bench(9);
        bench.gap = new Span(15, 16.2);

        assertThat(measured(bench).net().value() / bench.truth()).isCloseTo(1, within(0.02));
    }

    @Test
    void tooFewUpdatesAreRefusedWithTheTimeThatWouldDo() {
        refuses(
                bench -> {
                    bench.period = 2;
                    bench.idleSeconds = 8;
                    bench.noise = 0.05;
                },
                "updates every 2.0 s",
                "at least 9.",
                "has 8.0 s");
    }

    @Test
    void aLoadBelowTheNoiseIsTooCoarse() {
        refuses(
                bench -> {
                    bench.netWatts = 0.01;
                    bench.noise = 0.2;
                },
                "too coarse",
                "W of their difference");
    }

    @Test
    void aClockThatMayBeOffShrinksTheWindowsAndNotTheEnergy() {
        Bench bench = new Bench(10);
        EnergyTrack track = bench.gauge();
        EnergyWindows sure = bench.windows();
        EnergyWindows off = new EnergyWindows(
                shifted(sure.idleBefore()), shifted(sure.measured()), shifted(sure.idleAfter()), 0.5, 100);

        Measured result = (Measured) EnergyEstimator.estimate(track, off);

        assertThat(result.net().value() / bench.truth()).isCloseTo(1, within(0.01));
    }

    private static Span shifted(Span span) {
        return new Span(span.start() + 0.4, span.end() + 0.4);
    }

    @Test
    void whateverTheTrackNothingIsThrown() {
        EnergyWindows windows = new Bench(0).windows();
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 300; i++) {
            List<Point> points = new java.util.ArrayList<>();
            double time = random.nextDouble();
            for (int k = random.nextInt(60); k > 0; k--) {
                time += 1e-3 + 2 * random.nextDouble() * random.nextDouble();
                points.add(new Point(time, random.nextInt(3) * Math.pow(10, random.nextInt(8) - 4)));
            }
            assertThat(EnergyEstimator.estimate(new EnergyTrack.Power(points, 0, random.nextInt(2)), windows))
                    .isNotNull();
            List<Point> rising = new java.util.ArrayList<>();
            double sum = 0;
            for (Point point : points) {
                sum += point.value();
                rising.add(new Point(point.time(), sum));
            }
            assertThat(EnergyEstimator.estimate(new EnergyTrack.Counter(rising, 0, 1e-6), windows))
                    .isNotNull();
        }
    }

    private static Measured measured(Bench bench) {
        EnergyResult result = EnergyEstimator.estimate(bench.gauge(), bench.windows());
        assertThat(result).isInstanceOf(Measured.class);
        return (Measured) result;
    }

    private static void refuses(Consumer<Bench> fault, String... words) {
        Bench bench = new Bench(11);
        fault.accept(bench);
        assertThat(EnergyEstimator.estimate(bench.gauge(), bench.windows()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(words));
    }
}
