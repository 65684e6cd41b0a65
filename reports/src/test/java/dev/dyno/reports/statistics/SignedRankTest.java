package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRankTest {

    /** Two-sided critical values of Wilcoxon's signed-rank sum as printed in statistical tables, n from 6 on. */
    private static final int[] AT_5_PERCENT = {
        0, 2, 3, 5, 8, 10, 13, 17, 21, 25, 29, 34, 40, 46, 52, 58, 65, 73, 81, 89, 98, 107, 116, 126, 137
    };

    /** The same for 1 %, n from 8 on. */
    private static final int[] AT_1_PERCENT = {0, 1, 3, 5, 7, 9, 12, 15, 19, 23, 27, 32, 37, 42, 48, 54, 61, 68};

    @Test
    void agreesWithThePublishedCriticalValues() {
        for (int i = 0; i < AT_5_PERCENT.length; i++) {
            assertThat(SignedRank.criticalIndex(6 + i, 0.025)).as("n=%d", 6 + i).isEqualTo(AT_5_PERCENT[i] + 1);
        }
        for (int i = 0; i < AT_1_PERCENT.length; i++) {
            assertThat(SignedRank.criticalIndex(8 + i, 0.005)).as("n=%d", 8 + i).isEqualTo(AT_1_PERCENT[i] + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"9, .0044, 2", "12, .00727, 9", "16, .01337, 26", "20, .02051, 51", "26, .03717, 105"})
    void givesTheIndicesOfThePlannedLooks(int n, double level, int k) {
        assertThat(SignedRank.criticalIndex(n, level)).isEqualTo(k);
    }

    /** Hollander and Wolfe's example of nine patients' depression scores before and after a therapy. */
    @Test
    void reproducesTheTextbookExample() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        double[] change =
                IntStream.range(0, 9).mapToDouble(i -> after[i] - before[i]).toArray();

        SignedRank.Location location = SignedRank.location(change, 0.95);

        assertThat(location.n()).isEqualTo(9);
        assertThat(location.estimate()).isCloseTo(-0.46, within(5e-4));
        SignedRank.Interval interval = location.interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(-0.786, within(5e-4));
        assertThat(interval.upper()).isCloseTo(-0.010, within(5e-4));
        assertThat(interval.confidence()).isCloseTo(0.961, within(5e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 9, 12})
    void itsDistributionIsThatOfEveryAssignmentOfSigns(int n) {
        int[] counts = new int[n * (n + 1) / 2 + 1];
        for (int signs = 0; signs < 1 << n; signs++) {
            int sum = 0;
            for (int rank = 1; rank <= n; rank++) {
                sum += (signs >> (rank - 1) & 1) * rank;
            }
            counts[sum]++;
        }
        int below = 0;
        for (int k = 1; k < counts.length; k++) {
            below += counts[k - 1];
            double error = below / (double) (1 << n);
            if (error < 0.5) {
                assertThat(SignedRank.criticalIndex(n, error * 1.0001))
                        .as("n=%d", n)
                        .isEqualTo(k);
                assertThat(SignedRank.criticalIndex(n, error * 0.9999))
                        .as("n=%d", n)
                        .isEqualTo(k - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.75, 3", "0.9, 5", "0.95, 6", "0.99, 8", "0.999, 11"})
    void tooFewValuesGiveNoIntervalAndOneMoreDoes(double confidence, int fewest) {
        assertThat(SignedRank.fewest(confidence)).isEqualTo(fewest);
        double[] enough = IntStream.range(0, fewest).mapToDouble(i -> i * i).toArray();
        assertThat(SignedRank.location(Arrays.copyOf(enough, fewest - 1), confidence)
                        .interval())
                .isEmpty();
        SignedRank.Interval interval =
                SignedRank.location(enough, confidence).interval().orElseThrow();
        assertThat(interval.lower()).isEqualTo(0);
        assertThat(interval.upper()).isEqualTo(enough[fewest - 1]);
        assertThat(interval.confidence()).isGreaterThanOrEqualTo(confidence).isEqualTo(1 - Math.pow(2, 1 - fewest));
    }

    @Test
    void theEstimateIsTheMedianOfAllPairwiseMeans() {
        assertThat(SignedRank.walshAverages(new double[] {4, 1, 8})).containsExactly(1, 2.5, 4, 4.5, 6, 8);
        assertThat(SignedRank.location(new double[] {4, 1, 8}, 0.95).estimate()).isEqualTo(4.25);
        assertThat(SignedRank.location(new double[] {7}, 0.95).estimate()).isEqualTo(7);
    }

    @Test
    void followsShiftScaleReflectionAndOrder() {
        Random random = new Random(20260101);
        for (int round = 0; round < 200; round++) {
            double[] values = random.doubles(6 + random.nextInt(20), -3, 5).toArray();
            SignedRank.Location plain = SignedRank.location(values, 0.95);
            double scale = 0.1 + random.nextDouble() * 10;
            double shift = random.nextGaussian() * 4;
            SignedRank.Location moved = SignedRank.location(map(values, scale, shift), 0.95);
            SignedRank.Location mirrored = SignedRank.location(map(values, -1, 0), 0.95);
            SignedRank.Location reordered = SignedRank.location(shuffled(values, random), 0.95);

            assertThat(reordered).isEqualTo(plain);
            assertThat(moved.estimate()).isCloseTo(scale * plain.estimate() + shift, within(1e-9));
            assertThat(lower(moved)).isCloseTo(scale * lower(plain) + shift, within(1e-9));
            assertThat(upper(moved)).isCloseTo(scale * upper(plain) + shift, within(1e-9));
            assertThat(mirrored.estimate()).isCloseTo(-plain.estimate(), within(1e-12));
            assertThat(lower(mirrored)).isCloseTo(-upper(plain), within(1e-12));
            assertThat(plain.estimate()).isBetween(lower(plain), upper(plain));
        }
    }

    @Test
    void aHigherConfidenceNeverGivesANarrowerInterval() {
        double[] values = new Random(5).doubles(24).toArray();
        SignedRank.Location narrow = SignedRank.location(values, 0.8);
        for (double confidence : new double[] {0.9, 0.95, 0.99, 0.999}) {
            SignedRank.Location wide = SignedRank.location(values, confidence);
            assertThat(lower(wide)).isLessThanOrEqualTo(lower(narrow));
            assertThat(upper(wide)).isGreaterThanOrEqualTo(upper(narrow));
            narrow = wide;
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 0.95", "9, 0.95", "12, 0.9", "20, 0.99"})
    void itsIntervalHoldsAsOftenAsItSaysOnHeavyTails(int n, double confidence) {
        Random random = new Random(n * 31L);
        int runs = 6000;
        int held = 0;
        double stated = 0;
        for (int run = 0; run < runs; run++) {
            double[] values = new double[n];
            Arrays.setAll(values, i -> 1 + Math.tan(Math.PI * (random.nextDouble() - 0.5)));
            SignedRank.Interval interval =
                    SignedRank.location(values, confidence).interval().orElseThrow();
            stated = interval.confidence();
            held += interval.lower() <= 1 && 1 <= interval.upper() ? 1 : 0;
        }
        double tolerance = 4 * Math.sqrt(stated * (1 - stated) / runs);
        assertThat(held / (double) runs).isCloseTo(stated, within(tolerance));
    }

    @Test
    void withTiesItsIntervalHoldsAtLeastAsOftenAsItSays() {
        Random random = new Random(77);
        int runs = 6000;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            double[] values = random.doubles(10).map(u -> Math.rint(4 * u) - 2).toArray();
            SignedRank.Interval interval =
                    SignedRank.location(values, 0.95).interval().orElseThrow();
            held += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
        }
        assertThat(held / (double) runs).isGreaterThan(0.9512);
    }

    @Test
    void equalValuesGiveAPoint() {
        SignedRank.Location location = SignedRank.location(new double[] {3, 3, 3, 3, 3, 3}, 0.95);
        assertThat(location.estimate()).isEqualTo(3);
        assertThat(lower(location)).isEqualTo(3);
        assertThat(upper(location)).isEqualTo(3);
    }

    @Test
    void staysExactForManyRounds() {
        // Far out the normal approximation of the sum, mean n(n+1)/4 and variance n(n+1)(2n+1)/24, must be close.
        int n = 200;
        double mean = n * (n + 1) / 4.0;
        double sd = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24.0);
        assertThat((double) SignedRank.criticalIndex(n, 0.025)).isCloseTo(mean - 1.95996 * sd + 0.5, within(2.0));
    }

    @Test
    void refusesWhatHasNoCentre() {
        assertThatThrownBy(() -> SignedRank.location(new double[0], 0.95)).hasMessageContaining("empty");
        assertThatThrownBy(() -> SignedRank.location(new double[] {1, Double.NaN}, 0.95))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> SignedRank.location(new double[] {1}, 1)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> SignedRank.criticalIndex(0, 0.1)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> SignedRank.criticalIndex(5, 0)).hasMessageContaining("error");
    }

    private static double lower(SignedRank.Location location) {
        return location.interval().orElseThrow().lower();
    }

    private static double upper(SignedRank.Location location) {
        return location.interval().orElseThrow().upper();
    }

    private static double[] map(double[] values, double scale, double shift) {
        return Arrays.stream(values).map(v -> scale * v + shift).toArray();
    }

    private static double[] shuffled(double[] values, Random random) {
        double[] copy = values.clone();
        for (int i = copy.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = copy[i];
            copy[i] = copy[j];
            copy[j] = swapped;
        }
        return copy;
    }
}
