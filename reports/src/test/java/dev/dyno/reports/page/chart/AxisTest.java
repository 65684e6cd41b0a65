package dev.dyno.reports.page.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.results.metric.Unit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static List<String> labels(double low, double high, Unit unit) {
        Axis axis = new Axis(low, high, 0, 100);
        return axis.labels(axis.ticks(4, unit), unit);
    }

    @Test
    void labelsAreRoundNumbersWithAFittingPrefix() {
        assertThat(labels(0, 0.0171, Unit.SECOND)).containsExactly("0 ms", "5 ms", "10 ms", "15 ms");
        assertThat(labels(0, 3.1, Unit.SECOND)).containsExactly("0 s", "1 s", "2 s", "3 s");
        assertThat(labels(-0.052, 0.11, Unit.RATIO)).containsExactly("-5 %", "0 %", "5 %", "10 %");
        assertThat(labels(33, 41, Unit.CELSIUS)).containsExactly("34 °C", "36 °C", "38 °C", "40 °C");
        assertThat(labels(0, 107 * 1048576.0, Unit.BYTE)).containsExactly("0 MiB", "50 MiB", "100 MiB");
        assertThat(labels(0.105, 0.123, Unit.JOULE)).containsExactly("105 mJ", "110 mJ", "115 mJ", "120 mJ");
    }

    @Test
    void ticksAreEvenlySpacedAndOnTheAxis() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            double high = low + Math.pow(10, random.nextInt(12) - 6) * (0.01 + random.nextDouble());
            if (!(high - low > Math.abs(low) * 1e-6)) {
                continue;
            }
            Axis axis = new Axis(low, high, 40, 340);
            List<Double> ticks = axis.ticks(5);
            assertThat(ticks).as(low + " to " + high).hasSizeBetween(2, 7);
            double step = ticks.get(1) - ticks.get(0);
            for (int at = 0; at < ticks.size(); at++) {
                assertThat(axis.at(ticks.get(at))).isBetween(39.9, 340.1);
                assertThat(ticks.get(at)).isCloseTo(ticks.get(0) + at * step, within(step * 1e-3));
            }
        }
    }

    @Test
    void anAxisHasRoomForItsNumbersAndIsNeverEmpty() {
        Axis axis = Axis.around(new double[] {5, Double.NaN, 7}, 0, 100);
        assertThat(axis.at(5)).isBetween(1.0, 20.0);
        assertThat(axis.at(7)).isBetween(80.0, 99.0);
        assertThat(Axis.around(new double[] {3, 3}, 0, 100).at(3)).isCloseTo(50, within(1.0));
        assertThat(Axis.around(new double[0], 0, 100).at(0.5)).isBetween(0.0, 100.0);
        assertThatThrownBy(() -> new Axis(1, 1, 0, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}
