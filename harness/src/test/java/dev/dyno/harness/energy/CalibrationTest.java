package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    @ParameterizedTest
    @CsvSource({"1e6, 1", "1e6, -1", "1e3, 1", "1e3, -1"})
    void unitAndSignAreFoundOut(double unit, int sign) {
        Random random = new Random(3);
        double[] amperes = random.doubles(200, 0.15, 1.2).toArray();

        Calibration calibration = Calibration.of(Arrays.stream(amperes)
                .map(value -> Math.rint(sign * value * unit))
                .toArray());

        assertThat(calibration.problem()).isEmpty();
        assertThat(calibration.factor() * sign * unit).isCloseTo(1, within(1e-9));
    }

    @Test
    void whatMayBeEitherUnitIsRefused() {
        assertThat(Calibration.of(new double[] {6_000, 6_100, 7_200}).problem()).contains("6100", "mA or uA");
    }

    @Test
    void aSignThatChangesIsRefused() {
        assertThat(Calibration.of(new double[] {300_000, 310_000, -200_000, 305_000})
                        .problem())
                .contains("changes sign", "25 %");
    }

    @Test
    void zeroIsNoCurrent() {
        assertThat(Calibration.of(new double[] {0, 0, 0}).problem()).contains("absent gauge");
        assertThat(Calibration.of(new double[0]).problem()).contains("absent gauge");
    }

    @Test
    void errorsThatLookLikeValuesAreLeftOut() {
        assertThat(values(-300_000, -22, -310_000, 0, -305_000)).containsExactly(0.3, 0.31, 0.305);
        // In milliamperes -22 is one only where it is far from everything else.
        assertThat(values(-300, -22, -310, -305)).containsExactly(0.3, 0.31, 0.305);
        assertThat(values(-24, -22, -23, -25)).containsExactly(0.024, 0.022, 0.023, 0.025);
    }

    private static List<Double> values(double... raw) {
        List<Point> points = new ArrayList<>();
        for (double value : raw) {
            points.add(new Point(points.size(), value));
        }
        return Calibration.of(raw).consumption(points).orElseThrow().stream()
                .map(point -> Math.rint(point.value() * 1e6) / 1e6)
                .toList();
    }
}
