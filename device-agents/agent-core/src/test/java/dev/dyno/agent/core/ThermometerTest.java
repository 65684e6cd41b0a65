package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ThermometerTest {
    /** The minute at which it first says settled, reading once a second; NaN if it never does within half an hour. */
    private double settles(double bound, DoubleUnaryOperator celsius) {
        Thermometer thermometer = new Thermometer();
        thermometer.watch(0, bound);
        for (int second = 0; second < 1_800; second++) {
            thermometer.read(second * 1_000_000_000L, celsius.applyAsDouble(second / 60.0));
            if (thermometer.settled()) {
                return second / 60.0;
            }
        }
        return Double.NaN;
    }

    @Test
    void itTakesAWholeMinuteToSayThatNothingChanges() {
        assertThat(settles(0.5, minute -> 40 + 0.01 * Math.sin(1e6 * minute))).isBetween(0.9, 1.1);
    }

    @Test
    void whatWarmsOrCoolsSteadilyNeverSettles() {
        assertThat(settles(0.5, minute -> 40 + 0.6 * minute)).isNaN();
        assertThat(settles(0.5, minute -> 60 - 0.6 * minute)).isNaN();
    }

    @Test
    void aGaugeOfWholeDegreesIsWatchedForAsLongAsItsStepCouldHide() {
        // a change of 0.9 a minute: the gauge stands still for longer than a minute at a time
        assertThat(settles(0.5, minute -> Math.floor(40 + 0.9 * minute))).isNaN();
        assertThat(settles(0.5, minute -> 40)).isBetween(3.7, 4.1);
    }

    @Test
    void absentReadingsAreNoneAndThoseBeforeTheWindowDoNotCount() {
        assertThat(settles(0.5, minute -> Double.NaN)).isNaN();
        Thermometer late = new Thermometer();
        late.watch(60_000_000_000L, 0.5);
        for (int second = 0; second < 100; second++) {
            late.read(second * 1_000_000_000L, 40 + 0.001 * (second % 2));
        }
        assertThat(late.settled()).isFalse();
    }

    @Test
    void whoIsNotAskedToWatchKeepsNothing() {
        Thermometer thermometer = new Thermometer();
        for (int second = 0; second < 1_000; second++) {
            thermometer.read(second * 1_000_000_000L, 40);
        }
        assertThat(thermometer.settled()).isFalse();
    }
}
