package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {
    private static final double SMALLEST = 0.005;

    /** Steps of 5 % about every {@code apart} points under noise of 1 %. */
    private static double[] steps(int n, int apart, long seed) {
        Random random = new Random(seed);
        double[] series = new double[n];
        double level = 0;
        for (int i = 0; i < n; i++) {
            level += random.nextInt(apart) == 0 ? (random.nextBoolean() ? 0.05 : -0.05) : 0;
            series[i] = level + 0.01 * random.nextGaussian();
        }
        return series;
    }

    private static List<ChangePoint> found(double... series) {
        return ChangePoints.of(series, SMALLEST).all();
    }

    private static List<Integer> positions(List<ChangePoint> points) {
        return points.stream().map(ChangePoint::position).toList();
    }

    /** The yearly flow of the Nile at Aswan, 1871 to 1970, in 10^8 m^3: J. Durbin, S. J. Koopman (2001), after G. W. Cobb (1978). */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    @Test
    void theNileFellIn1899AsPublished() {
        List<ChangePoint> points = found(NILE);
        assertThat(points).hasSize(1);
        assertThat(1871 + points.get(0).position()).isEqualTo(1899);
        assertThat(points.get(0).before()).isCloseTo(1097.75, within(15.0));
        assertThat(points.get(0).after()).isCloseTo(849.97, within(15.0));
        assertThat(points.get(0).p()).isLessThan(1e-8);
    }

    @Test
    void aStepIsFoundWhereItIsWithItsSizeInTheInterval() {
        double[] series = steps(200, Integer.MAX_VALUE, 7);
        IntStream.range(120, 200).forEach(i -> series[i] += 0.03);
        List<ChangePoint> points = found(series);
        assertThat(points).hasSize(1);
        ChangePoint point = points.get(0);
        assertThat(point.position()).isBetween(118, 122);
        assertThat(point.lower()).isBetween(0.02, 0.03);
        assertThat(point.upper()).isBetween(0.03, 0.04);
        assertThat(point.change()).isCloseTo((point.lower() + point.upper()) / 2, within(1e-12));
    }

    @Test
    void aStepWithoutAnyNoiseIsFoundExactly() {
        double[] series = DoubleStream.concat(
                        DoubleStream.generate(() -> 7).limit(20),
                        DoubleStream.generate(() -> 8).limit(20))
                .toArray();
        List<ChangePoint> points = found(series);
        assertThat(positions(points)).containsExactly(20);
        assertThat(points.get(0).before()).isCloseTo(7, within(1e-9));
        assertThat(points.get(0).after()).isCloseTo(8, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 50, 499, 500, 501, 1500})
    void constantsHaveNoChange(int n) {
        assertThat(found(DoubleStream.generate(() -> 3.14).limit(n).toArray())).isEmpty();
    }

    @Test
    void noiseAloneSeldomHasAChange() {
        long alarms = IntStream.range(0, 200)
                .mapToLong(seed -> found(steps(200, Integer.MAX_VALUE, seed)).size())
                .sum();
        assertThat(alarms).isLessThanOrEqualTo(4);
    }

    @Test
    void aSteadyDriftIsNoStaircase() {
        for (int seed = 0; seed < 30; seed++) {
            double[] series = steps(300, Integer.MAX_VALUE, seed);
            IntStream.range(0, series.length).forEach(i -> series[i] += 0.0003 * i);
            assertThat(found(series)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void aStepInADriftIsFoundWithItsOwnSize() {
        double[] series = steps(300, Integer.MAX_VALUE, 3);
        IntStream.range(0, series.length).forEach(i -> series[i] += 0.0003 * i + (i < 150 ? 0 : 0.05));
        List<ChangePoint> points = found(series);
        assertThat(points).hasSize(1);
        assertThat(points.get(0).position()).isBetween(147, 153);
        assertThat(points.get(0).change()).isCloseTo(0.05, within(0.008));
        assertThat(points.get(0).before()).isCloseTo(0.045, within(0.01));
    }

    @Test
    void outliersAreNoChange() {
        double[] series = steps(200, Integer.MAX_VALUE, 11);
        for (int i = 5; i < 200; i += 13) {
            series[i] += 0.5;
        }
        assertThat(found(series)).isEmpty();
    }

    @Test
    void changesTooSmallToMatterDoNotCount() {
        double[] series = steps(400, Integer.MAX_VALUE, 5);
        IntStream.range(200, 400).forEach(i -> series[i] += 0.01);
        assertThat(ChangePoints.of(series, 0.005).all()).hasSize(1);
        assertThat(ChangePoints.of(series, 0.02).all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shiftedAndScaledSeriesChangeAtTheSamePlaces(long seed) {
        double[] series = steps(300, 60, seed);
        List<ChangePoint> plain = found(series);
        assertThat(plain).isNotEmpty();
        double[] moved = Arrays.stream(series).map(value -> 1000 * value - 250).toArray();
        List<ChangePoint> other = ChangePoints.of(moved, 1000 * SMALLEST).all();
        assertThat(positions(other)).isEqualTo(positions(plain));
        for (int i = 0; i < plain.size(); i++) {
            assertThat(other.get(i).change()).isCloseTo(1000 * plain.get(i).change(), within(1e-6));
            assertThat(other.get(i).before()).isCloseTo(1000 * plain.get(i).before() - 250, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSeriesUpsideDownChangesAtTheSamePlaces(long seed) {
        double[] series = steps(300, 60, seed);
        double[] down = Arrays.stream(series).map(value -> -value).toArray();
        assertThat(positions(found(down))).isEqualTo(positions(found(series)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 613})
    void aSeriesTakenUpAgainGivesExactlyWhatItGivesAsAWhole(int nights) {
        double[] series = steps(1900, 80, 42);
        ChangePoints.Settled settled = ChangePoints.Settled.NOTHING;
        for (int n = 1200; n <= series.length; n += nights) {
            double[] now = Arrays.copyOf(series, n);
            ChangePoints.Found grown = ChangePoints.resume(now, settled, SMALLEST);
            settled = grown.settled();
            if (n % 50 < nights) {
                assertThat(grown).isEqualTo(ChangePoints.of(now, SMALLEST));
            }
        }
    }

    @Test
    void whatIsSettledIsNotComputedAgain() {
        double[] series = steps(1900, 80, 43);
        ChangePoints.Settled settled = ChangePoints.of(series, SMALLEST).settled();
        assertThat(series.length - settled.start()).isLessThan(ChangePoints.STRETCH);
        double[] forgotten = series.clone();
        Arrays.fill(forgotten, 0, settled.start(), Double.NaN);
        assertThat(ChangePoints.resume(forgotten, settled, SMALLEST)).isEqualTo(ChangePoints.of(series, SMALLEST));
    }

    @Test
    void noChangeIsLostOrDoubledAtTheEdgeOfAStretch() {
        for (int at = 180; at < 780; at += 3) {
            double[] series = steps(900, Integer.MAX_VALUE, at);
            for (int i = at; i < series.length; i++) {
                series[i] += 0.06;
            }
            int place = at;
            assertThat(found(series))
                    .as("step at %d", at)
                    .filteredOn(point -> Math.abs(point.change()) > 0.03)
                    .singleElement()
                    .satisfies(point -> assertThat(point.position()).isBetween(place - 3, place + 3));
        }
    }

    @Test
    void impossibleCallsAreRefused() {
        assertThatThrownBy(() -> ChangePoints.of(new double[9], -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangePoints.of(new double[9], Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangePoints.resume(new double[9], new ChangePoints.Settled(10, List.of()), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> found(1, 2, 3, 4, Double.NaN, 6, 7, 8, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
