package dev.dyno.harness.virtual.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.Gauge;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwinGaugeTest {
    private static final TwinParameters PHONE = TwinFiles.shipped("phone");

    private final TwinModel twin = new TwinModel(PHONE, 1);

    private TwinGauge gauge(Gauge gauge) {
        return new TwinGauge(PHONE.withGauge(gauge), twin.state(), 3);
    }

    @Test
    void signAndUnitAreTheGauges() {
        TwinReading reading = gauge(Gauge.of(1, 0.001, false, true)).reading();
        long microamperes = Math.round(reading.amperes() * 1e6);

        assertThat(microamperes).isPositive();
        assertThat(reading.currentNow(Gauge.of(1, 0.001, false, true))).isEqualTo(-microamperes);
        assertThat(reading.currentNow(Gauge.of(1, 0.001, false, false))).isEqualTo(microamperes);
        assertThat(reading.currentNow(Gauge.of(1, 0.001, true, true))).isEqualTo(-microamperes / 1000);
    }

    @Test
    void currentsComeInSteps() {
        TwinGauge gauge = gauge(Gauge.of(0.1, 0.01, false, false));
        Random random = new Random(4);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            TwinReading reading = gauge.see(twin.step(0.1, random.nextDouble()));
            seen.add(reading.currentNow(Gauge.of(0.1, 0.01, false, false)));
        }
        assertThat(seen).hasSizeGreaterThan(10).allMatch(microamperes -> microamperes % 10_000 == 0);
    }

    @Test
    void itUpdatesOncePerPeriodAtItsPhase() {
        TwinGauge gauge = gauge(Gauge.of(1, 0, false, false).with(0.001, 0.3));
        Set<Double> updates = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            updates.add(gauge.see(twin.step(0.1, 0.5)).seconds());
        }
        assertThat(updates).hasSize(11); // one at the start, then at 0.3, 1.3 ... 9.3
        assertThat(updates).allMatch(at -> at == 0 || Math.abs(at - Math.floor(at) - 0.3) < 1e-6);
    }

    @Test
    void meansOverPeriodsIntegrateToTheTruth() {
        TwinGauge gauge = gauge(Gauge.of(0.25, 0.001, false, false));
        Random random = new Random(6);
        double joules = 0;
        double before = twin.state().joules();
        for (int i = 0; i < 8_000; i++) {
            double at = gauge.reading().seconds();
            TwinReading reading = gauge.see(twin.step(0.05, random.nextDouble(), random.nextDouble()));
            joules += reading.watts() * (reading.seconds() - at);
        }
        double truth = twin.state().joules() - before;
        assertThat(joules).isCloseTo(truth, within(0.002 * truth));
    }

    @Test
    void noiseIsAsLargeAsSaid() {
        TwinGauge gauge = gauge(Gauge.of(0.1, 0, false, false).with(0.02, 0));
        double squares = 0;
        for (int i = 0; i < 4_000; i++) {
            TwinState state = twin.step(0.1, 0);
            squares += Math.pow(gauge.see(state).amperes() - state.batteryAmperes(), 2);
        }
        assertThat(Math.sqrt(squares / 4_000)).isCloseTo(0.02, within(0.001));
    }

    @Test
    void aStaleOneShowsWhatItShowedUntilItIsNoLonger() {
        TwinGauge gauge = gauge(Gauge.of(0.1, 0, false, false));
        TwinReading before = gauge.reading();
        gauge.stale(true);
        assertThat(gauge.see(twin.step(5, 1, 1))).isEqualTo(before);
        gauge.stale(false);
        assertThat(gauge.see(twin.step(5, 1, 1)).amperes()).isGreaterThan(before.amperes());
    }

    @Test
    void chargingTurnsTheSign() {
        twin.charging(2);
        TwinReading reading = gauge(Gauge.of(0.1, 0.001, false, true)).see(twin.step(1, 0));
        assertThat(reading.charging()).isTrue();
        assertThat(reading.currentNow(Gauge.of(0.1, 0.001, false, true))).isPositive();
    }

    @Test
    void aCounterOfJoulesWraps() {
        TwinParameters board = TwinFiles.shipped("board-counter");
        Gauge gauge = board.gauge();
        TwinModel model = new TwinModel(board, 1);
        Gauge small = new Gauge(0.1, 0, true, 0.001, 0, false, false, 0.008, 0, gauge.counterStep(), 100);
        TwinGauge shown = new TwinGauge(board.withGauge(small), model.state(), 1);
        double last = 0;
        int wraps = 0;
        for (int i = 0; i < 1_000; i++) {
            double joules = shown.see(model.step(0.1, 1)).joules();
            assertThat(joules).isBetween(0.0, 100.0);
            wraps += joules < last ? 1 : 0;
            last = joules;
        }
        assertThat(wraps).isEqualTo((int) (model.state().joules() / 100));
    }
}
